package org.mecene.domain.payments;

import java.util.UUID;
import org.mecene.domain.money.Money;

/// What a provider takes off the price of a subscription, at first.
///
/// @param offer our id of the offer behind it, which the provider keeps; one offer always takes the
///   same off the same price
/// @param off what is taken off each period's price; less than the price
/// @param periods how many periods, counted from the first that is paid, cost less
public record Discount(UUID offer, Money off, int periods) {
    public Discount {
        if (!off.isPositive() || periods < 1) {
            throw new IllegalArgumentException("A discount takes something off, for some time");
        }
    }
}
