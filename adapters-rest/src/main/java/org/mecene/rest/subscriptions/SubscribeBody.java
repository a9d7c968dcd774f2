package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Id;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.TierId;

/// @param flow how the first payment is finished: `intent`, with the client secret in the caller's
///   own page
/// @param successUrl where a page of the provider's would lead back to; unused by `intent`
record SubscribeBody(
        @Nullable String tierId,
        @Nullable String flow,
        @Nullable String successUrl,
        @Nullable String cancelUrl) {
    private static final String INTENT = "intent";

    TierId tier() {
        var check = new Validation();
        var tier = check.required("tierId", tierId, id -> Id.parse(id, TierId::new));
        check.required("flow", flow, SubscribeBody::flow);
        return check.result(tier::get);
    }

    private static String flow(String flow) {
        if (!flow.equals(INTENT)) {
            throw new InvalidValue(FieldError.Code.UNSUPPORTED);
        }
        return flow;
    }
}
