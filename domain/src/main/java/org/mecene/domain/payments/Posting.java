package org.mecene.domain.payments;

import org.mecene.domain.money.Money;

/// One line of a journal entry.
///
/// @param amount positive for a debit (we have more, or are owed more, or spent), negative for a
///   credit (we owe more, or earned)
public record Posting(Account account, Money amount) {
    public static Posting debit(Account account, Money amount) {
        return new Posting(account, amount);
    }

    public static Posting credit(Account account, Money amount) {
        return new Posting(account, amount.negated());
    }
}
