package org.mecene.domain.subscriptions;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.money.Money;

/// What an offer takes off a subscription's price at first, frozen when it was begun. A change of
/// tier ends it (`docs/decisions/0026-offers.md`).
///
/// @param off what is taken off each period; zero for an offer that is free days
/// @param periods how many periods, counted from the first that is paid; 0 for free days
/// @param left how many of them are not paid yet
/// @param fullPriceFrom from when the full price may be charged, at the earliest
/// @param ended whether a change of tier ended it
public record Reduction(
        OfferId offer, Money off, int periods, int left, Instant fullPriceFrom, boolean ended) {
    /// How far the provider's clock may be from ours.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    public boolean runs() {
        return !ended && left > 0;
    }

    /// Whether this may have been charged for a period at a time, when the price is another: the
    /// rest of it for as many periods as were offered, and the whole only after them (rules.md W8).
    /// Words of the provider come in any order, so a whole one may come before a rest.
    public boolean mayCost(Money amount, Money price, Instant at) {
        if (ended || periods == 0) {
            return amount.equals(price);
        }
        return isRest(amount, price)
                || (amount.equals(price) && !at.isBefore(fullPriceFrom.minus(CLOCKS_APART)));
    }

    /// Whether this is what the price leaves, and that is still to be charged.
    public boolean isRest(Money amount, Money price) {
        return left > 0
                && amount.currency().equals(off.currency())
                && amount.plus(off).equals(price);
    }

    /// What it is after a period was charged for.
    public Reduction charged(Money amount, Money price) {
        return isRest(amount, price)
                ? new Reduction(offer, off, periods, left - 1, fullPriceFrom, ended)
                : this;
    }

    public Reduction ending() {
        return new Reduction(offer, off, periods, left, fullPriceFrom, true);
    }

    public Money nextOf(Money price) {
        return runs() ? price.minus(off) : price;
    }
}
