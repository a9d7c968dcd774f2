package org.mecene.rest.payouts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.PayoutAccount;

/// @param due what the provider still wants to be told, in its words
/// @param country null while the provider does not know it
/// @param currency null while there is no bank account
/// @param heldUntil before which nothing is paid out; null for no such time
record PayoutAccountJson(
        String state,
        List<String> due,
        boolean chargesEnabled,
        boolean payoutsEnabled,
        @Nullable String country,
        @Nullable String currency,
        @Nullable Instant heldUntil) {
    private static final AccountStanding UNKNOWN =
            new AccountStanding(false, false, false, List.of(), null, null, null);

    /// @param account null for none
    static PayoutAccountJson of(@Nullable PayoutAccount account) {
        var state = account == null ? PayoutAccount.State.NONE : account.state();
        var known = account == null ? null : account.standing();
        var standing = known == null ? UNKNOWN : known;
        var country = standing.country();
        var currency = standing.currency();
        return new PayoutAccountJson(
                state.wire(),
                standing.due(),
                standing.chargesEnabled(),
                standing.payoutsEnabled(),
                country == null ? null : country.code(),
                currency == null ? null : currency.getCurrencyCode(),
                account == null ? null : account.heldUntil());
    }
}
