package org.mecene.domain.payouts;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.Country;

/// How a payout account stands at the provider, as it said when it was asked last.
///
/// @param submitted whether its owner finished the provider's form once
/// @param chargesEnabled whether money may be taken in for it
/// @param payoutsEnabled whether money may leave it
/// @param due what the provider still wants to be told, in its words, such as
///   `individual.verification.document`
/// @param country null while the provider does not know it
/// @param currency in which it pays out unless told otherwise; null while there is no bank account
/// @param destination a fingerprint of the bank account behind it, which is another one when it is
///   changed; null while there is none
public record AccountStanding(
        boolean submitted,
        boolean chargesEnabled,
        boolean payoutsEnabled,
        List<String> due,
        @Nullable Country country,
        @Nullable Currency currency,
        @Nullable String destination) {
    private static final int MOST_DUE = 50;

    public AccountStanding {
        due = due.stream().limit(MOST_DUE).toList();
    }

    /// Whether money can reach its owner.
    public boolean isReady() {
        return submitted && payoutsEnabled && destination != null;
    }

    /// Whether the provider takes money for it and lets it go.
    public boolean isOpen() {
        return chargesEnabled && payoutsEnabled;
    }
}
