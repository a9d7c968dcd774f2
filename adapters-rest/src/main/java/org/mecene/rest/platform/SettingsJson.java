package org.mecene.rest.platform;

import java.util.Currency;
import java.util.List;
import org.mecene.domain.platform.Settings;
import org.mecene.rest.money.MoneyJson;

record SettingsJson(
        int platformFeeBasisPoints,
        List<MoneyJson> minimumDonations,
        List<String> currencies,
        int subscriptionGraceDays,
        boolean administratorsNeedSecondFactor,
        int payoutHoldDays,
        List<MoneyJson> payoutApprovalAbove) {
    static SettingsJson of(Settings settings) {
        return new SettingsJson(
                settings.platformFee().value(),
                settings.minimumDonations().stream().map(MoneyJson::of).toList(),
                settings.currencies().stream().map(Currency::getCurrencyCode).toList(),
                settings.subscriptionGraceDays(),
                settings.administratorsNeedSecondFactor(),
                settings.payouts().holdDays(),
                settings.payouts().approvalAbove().stream().map(MoneyJson::of).toList());
    }
}
