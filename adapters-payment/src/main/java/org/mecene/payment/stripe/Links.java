package org.mecene.payment.stripe;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;

/// Addresses of Stripe's own pages.
final class Links {
    private Links() {}

    /// @throws ProviderUnavailable when it is none that a browser may be sent to
    static URI of(@Nullable String url) {
        try {
            var link = URI.create(Present.of(url));
            if (link.isAbsolute() && link.getScheme().startsWith("http")) {
                return link;
            }
        } catch (IllegalArgumentException _) {
            // Its message would show the link, which is a secret.
        }
        throw new ProviderUnavailable("Stripe's answer has no usable link", null);
    }
}
