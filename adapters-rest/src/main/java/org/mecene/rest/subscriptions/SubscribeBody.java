package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.application.subscriptions.Subscribe.WayBack;
import org.mecene.application.subscriptions.Subscribe.Wish;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.domain.identity.Id;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.rest.json.Texts;

/// @param flow how the first payment is finished: `intent`, with the client secret in the caller's
///   own page, or `checkout`, on a page of the provider's
/// @param successUrl where the provider's page leads when it was paid; unused by `intent`
/// @param cancelUrl where it leads when the payer gives up; unused by `intent`
/// @param offerCode of an offer of the creator's
record SubscribeBody(
        @Nullable String tierId,
        @Nullable String flow,
        @Nullable String successUrl,
        @Nullable String cancelUrl,
        @Nullable String offerCode) {
    private static final String INTENT = "intent";
    private static final String CHECKOUT = "checkout";

    /// @param wayBack null for `intent`
    record Read(Wish wish, @Nullable WayBack wayBack) {}

    Read read(AllowedOrigins origins) {
        var check = new Validation();
        var tier = check.required("tierId", tierId, id -> Id.parse(id, TierId::new));
        check.required("flow", flow, SubscribeBody::flow);
        var offer = check.optional("offerCode", Texts.orNull(offerCode), OfferCode::parse);
        if (!CHECKOUT.equals(flow)) {
            return check.result(() -> new Read(new Wish(tier.get(), offer.orNull()), null));
        }
        var success = check.required("successUrl", successUrl, origins::parse);
        var cancel = check.required("cancelUrl", cancelUrl, origins::parse);
        return check.result(() ->
                new Read(
                        new Wish(tier.get(), offer.orNull()),
                        new WayBack(success.get(), cancel.get())));
    }

    private static String flow(String flow) {
        if (!flow.equals(INTENT) && !flow.equals(CHECKOUT)) {
            throw new InvalidValue(FieldError.Code.UNSUPPORTED);
        }
        return flow;
    }
}
