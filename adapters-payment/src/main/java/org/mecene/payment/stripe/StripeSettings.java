package org.mecene.payment.stripe;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the operator decides about Stripe.
///
/// @param publishableKey for the payer's browser; null when the front end has it already
/// @param webhookSecrets one in general, two while one is being replaced; at least one
/// @param connectSecrets the same of the other endpoint, at which Stripe tells what happens on the
///   accounts of those who are paid; none when nobody is
/// @param apiBase another place than Stripe's own, for tests; null for Stripe's own
public record StripeSettings(
        String secretKey,
        @Nullable String publishableKey,
        List<String> webhookSecrets,
        List<String> connectSecrets,
        @Nullable URI apiBase,
        Patience patience) {
    public StripeSettings {
        webhookSecrets = List.copyOf(webhookSecrets);
        connectSecrets = List.copyOf(connectSecrets);
        if (webhookSecrets.isEmpty()) {
            throw new IllegalArgumentException("No webhook can be believed without a secret");
        }
    }

    /// Whether the key moves real money. What comes from the other of Stripe's two worlds is none
    /// of ours (rules.md W1).
    boolean isLive() {
        return secretKey.contains("_live_");
    }

    @Override
    public String toString() {
        return "StripeSettings[apiBase=" + apiBase + "]";
    }
}
