package org.mecene.domain.payments;

import java.math.BigInteger;
import org.mecene.domain.money.Money;

/// How a payment is shared between its payee and the platform, and how any part of it that goes
/// back is borne. Parts are cut by what went back in all, so that they always add up to the whole,
/// however often and in whatever pieces (rules.md M6, M14).
///
/// @param whole what was paid
/// @param share what the platform keeps of it
public record Parting(Money whole, Money share) {
    public Parting {
        if (share.isNegative() || whole.isLessThan(share)) {
            throw new IllegalArgumentException("A share is a part of the whole");
        }
    }

    /// What of the platform's share goes back when, of the whole, `more` goes back after `before`.
    public Money ofShare(Money before, Money more) {
        return partOf(share, before.plus(more)).minus(partOf(share, before));
    }

    /// What the payee gives back of the same.
    public Money ofPayee(Money before, Money more) {
        return more.minus(ofShare(before, more));
    }

    /// The part of an amount that stands to it as `back` does to the whole, rounded half to even.
    public Money partOf(Money amount, Money back) {
        var product = BigInteger.valueOf(amount.minor()).multiply(BigInteger.valueOf(back.minor()));
        var parts = product.divideAndRemainder(BigInteger.valueOf(whole.minor()));
        var twice = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(whole.minor()));
        var roundsUp = twice > 0 || (twice == 0 && parts[0].testBit(0));
        var rounded = roundsUp ? parts[0].add(BigInteger.ONE) : parts[0];
        return new Money(rounded.longValueExact(), amount.currency());
    }
}
