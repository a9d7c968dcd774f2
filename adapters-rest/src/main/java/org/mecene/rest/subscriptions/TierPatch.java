package org.mecene.rest.subscriptions;

import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.domain.change.Change;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.text.Text;
import org.mecene.rest.money.MoneyBody;

/// The interval of a tier never changes.
record TierPatch(
        Change<String> name,
        Change<String> description,
        Change<MoneyBody> price,
        Change<Integer> trialDays) {
    OfferTiers.Edit toEdit() {
        var check = new Validation();
        var label = check.change("name", name, false, Text.line(1, Tier.MAX_NAME));
        var words =
                check.change("description", description, true, Text.body(0, Tier.MAX_DESCRIPTION));
        var amount = check.change("price", price, false, MoneyBody::positive);
        var trial = check.change("trialDays", trialDays, true, TierBody::trialDays);
        return check.result(
                () -> new OfferTiers.Edit(label.get(), words.get(), amount.get(), trial.get()));
    }
}
