package org.mecene.domain.money;

import static java.util.Objects.requireNonNull;

import java.util.Currency;

/// An exact amount, counted in the smallest unit of its currency: 5000 XOF is five thousand francs,
/// 5000 EUR is fifty euros (rules.md M1). Adding two currencies is a bug, not a conversion (M9).
///
/// @param minor the amount in minor units; may be zero or negative, because balances and
///   differences are
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public Money {
        requireNonNull(currency, "currency");
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// @throws ArithmeticException when the sum does not fit 64 bits
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /// @throws ArithmeticException when the difference does not fit 64 bits
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    /// @throws ArithmeticException when it does not fit
    public Money times(int factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isLessThan(Money other) {
        return compareTo(other) < 0;
    }

    /// Compares amounts of one currency.
    ///
    /// @throws IllegalArgumentException when the currencies differ
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return minor + " " + currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Cannot put " + this + " and " + other + " together");
        }
    }
}
