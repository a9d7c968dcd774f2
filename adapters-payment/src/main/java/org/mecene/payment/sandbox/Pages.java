package org.mecene.payment.sandbox;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.mecene.domain.payments.CheckoutOrder;

/// The addresses of the provider's own pages, which the server shows in its place.
///
/// @param publicUrl where browsers reach the server
record Pages(URI publicUrl) {
    URI checkout(String clientSecret, CheckoutOrder order) {
        return page(
                "/api/sandbox/checkout?secret="
                        + encoded(clientSecret)
                        + "&success="
                        + encoded(order.successUrl())
                        + "&cancel="
                        + encoded(order.cancelUrl()));
    }

    URI portal(URI returnUrl) {
        return page("/api/sandbox/portal?return=" + encoded(returnUrl));
    }

    URI onboarding(String secret, URI returnUrl) {
        return page(
                "/api/sandbox/payout-account?secret="
                        + encoded(secret)
                        + "&return="
                        + encoded(returnUrl));
    }

    private URI page(String path) {
        var base = publicUrl.toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
