package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Id;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.TierId;

record ChangeTierBody(@Nullable String tierId) {
    TierId tier() {
        var check = new Validation();
        var tier = check.required("tierId", tierId, id -> Id.parse(id, TierId::new));
        return check.result(tier::get);
    }
}
