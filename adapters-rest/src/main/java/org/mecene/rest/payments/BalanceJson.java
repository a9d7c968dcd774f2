package org.mecene.rest.payments;

import org.mecene.application.payouts.ReadBalance;
import org.mecene.rest.money.MoneyJson;

/// @param available below zero when more went back than was left
/// @param paidOut what reached the bank
record BalanceJson(String currency, MoneyJson available, MoneyJson pending, MoneyJson paidOut) {
    static BalanceJson of(ReadBalance.Balance balance) {
        return new BalanceJson(
                balance.available().currency().getCurrencyCode(),
                MoneyJson.of(balance.available()),
                MoneyJson.of(balance.pending()),
                MoneyJson.of(balance.paidOut()));
    }
}
