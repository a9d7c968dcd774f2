package org.mecene.payment.stripe;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The marks that Mecene leaves on objects at Stripe, by which it knows them again. An object
/// without one is none of ours.
final class Marks {
    static final String PAYMENT = "mecene_payment";
    static final String REFUND = "mecene_refund";
    static final String PAYOUT = "mecene_payout";
    static final String RECURRING = "mecene_recurring";
    static final String SUBSCRIPTION = "mecene_subscription";
    static final String USER = "mecene_user";

    private Marks() {}

    static Optional<UUID> id(@Nullable Map<String, String> metadata, String mark) {
        var value = metadata == null ? null : metadata.get(mark);
        try {
            return Optional.ofNullable(value).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
