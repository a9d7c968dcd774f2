package org.mecene.domain.money;

import java.math.BigInteger;

/// A share in hundredths of a percent: 500 is five percent.
///
/// @param value 0 to 10,000
public record BasisPoints(int value) {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    public BasisPoints {
        if (value < 0 || value > 10_000) {
            throw new IllegalArgumentException("A share is 0 to 10,000 basis points, not " + value);
        }
    }

    /// Splits an amount into this share and the rest. The share is rounded once, half to even; the
    /// rest goes to the other side, so that the two always add up to the whole (rules.md M6).
    public Split split(Money whole) {
        var share = shareOf(whole);
        return new Split(share, whole.minus(share));
    }

    /// This share of an amount, rounded half to even.
    public Money shareOf(Money whole) {
        var product = BigInteger.valueOf(whole.minor()).multiply(BigInteger.valueOf(value));
        var quotientAndRemainder = product.divideAndRemainder(WHOLE);
        var quotient = quotientAndRemainder[0];
        var twiceRemainder = quotientAndRemainder[1].abs().shiftLeft(1).compareTo(WHOLE);
        var roundAway = twiceRemainder > 0 || (twiceRemainder == 0 && quotient.testBit(0));
        var rounded = roundAway ? quotient.add(BigInteger.valueOf(product.signum())) : quotient;
        return new Money(rounded.longValueExact(), whole.currency());
    }

    /// Two parts that add up to the whole.
    public record Split(Money share, Money rest) {}
}
