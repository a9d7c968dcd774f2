package org.mecene.rest.payments;

import org.mecene.application.funding.ReadBalance;
import org.mecene.rest.money.MoneyJson;

/// @param available below zero when more went back than was left
record BalanceJson(String currency, MoneyJson available, MoneyJson pending) {
    static BalanceJson of(ReadBalance.Balance balance) {
        return new BalanceJson(
                balance.available().currency().getCurrencyCode(),
                MoneyJson.of(balance.available()),
                MoneyJson.of(balance.pending()));
    }
}
