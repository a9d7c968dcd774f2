package org.mecene.domain.testkit;

import org.mecene.domain.money.Money;

/// Shortcuts for money in minor units: `xof(5000)` is five thousand francs, `eur(5000)` is fifty
/// euros.
public final class Amounts {
    private Amounts() {}

    public static Money xof(long minor) {
        return Money.of(minor, "XOF");
    }

    public static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }
}
