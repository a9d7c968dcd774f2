package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.text.Text;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.money.MoneyBody;

record TierBody(
        @Nullable String name,
        @Nullable String description,
        @Nullable MoneyBody price,
        @Nullable String interval,
        @Nullable Integer trialDays) {
    Tier.Offer toOffer() {
        var check = new Validation();
        var label = check.required("name", name, Text.line(1, Tier.MAX_NAME));
        var words = check.optional("description", description, Text.body(0, Tier.MAX_DESCRIPTION));
        var amount = check.required("price", price, MoneyBody::positive);
        var often = check.required("interval", interval, Parameters.oneOf(BillingInterval.class));
        var trial = check.optional("trialDays", trialDays, TierBody::trialDays);
        return check.result(() ->
                new Tier.Offer(label.get(), words.or(""), amount.get(), often.get(), trial.or(0)));
    }

    static Integer trialDays(Integer days) {
        return Bounds.of(days, 0, Tier.MAX_TRIAL_DAYS);
    }
}
