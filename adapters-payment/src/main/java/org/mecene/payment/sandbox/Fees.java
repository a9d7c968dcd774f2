package org.mecene.payment.sandbox;

import java.util.Currency;
import java.util.Set;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;

/// What the provider charges: invented, of the size that providers charge, and computed in the
/// currency's own minor units (rules.md M1).
final class Fees {
    private static final BasisPoints RATE = new BasisPoints(290);
    private static final Set<String> CFA_FRANCS = Set.of("XAF", "XOF");

    private Fees() {}

    /// Of a payment: 2.9 % and a fixed part, never more than the payment.
    static Money ofPayment(Money amount) {
        var fee = RATE.shareOf(amount).plus(fixedPart(amount.currency()));
        return fee.isLessThan(amount) ? fee : amount;
    }

    /// Of a dispute.
    static Money ofDispute(Currency currency) {
        if (CFA_FRANCS.contains(currency.getCurrencyCode())) {
            return new Money(10_000, currency);
        }
        return currency.getDefaultFractionDigits() == 0
                ? new Money(1_500, currency)
                : hundredths(1_500, currency);
    }

    private static Money fixedPart(Currency currency) {
        if (CFA_FRANCS.contains(currency.getCurrencyCode())) {
            return new Money(100, currency);
        }
        return currency.getDefaultFractionDigits() == 0
                ? Money.zero(currency)
                : hundredths(30, currency);
    }

    /// Hundredths of a currency's unit, for a currency that has them: a cent is ten fils.
    private static Money hundredths(long count, Currency currency) {
        var minor = count;
        for (var digit = 2; digit < currency.getDefaultFractionDigits(); digit++) {
            minor = Math.multiplyExact(minor, 10L);
        }
        return new Money(minor, currency);
    }
}
