package org.mecene.rest.money;

import org.mecene.domain.money.Money;

/// Money as clients read it: minor units and the ISO 4217 code.
public record MoneyJson(long amount, String currency) {
    public static MoneyJson of(Money money) {
        return new MoneyJson(money.minor(), money.currency().getCurrencyCode());
    }
}
