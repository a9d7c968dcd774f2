package org.mecene.payment.stripe.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request as it arrived.
///
/// @param form of the body, or of the query where there is no body
public record FakeRequest(
        String method,
        String path,
        Form form,
        @Nullable String idempotencyKey,
        @Nullable String version,
        @Nullable String account,
        String authorization) {
    static FakeRequest read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        var headers = exchange.getRequestHeaders();
        return new FakeRequest(
                exchange.getRequestMethod(),
                uri.getPath(),
                Form.decode(body.isEmpty() ? query : body),
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("Stripe-Version"),
                headers.getFirst("Stripe-Account"),
                Objects.requireNonNullElse(headers.getFirst("Authorization"), ""));
    }

    boolean bearsKey(String key) {
        return authorization.equals("Bearer " + key);
    }

    String fingerprint() {
        return method + path + account + form.json();
    }

    List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }

    /// Shows no key.
    @Override
    public String toString() {
        return method + " " + path + " " + form.json();
    }
}
