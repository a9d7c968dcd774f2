package org.mecene.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;

/// How the library reaches Stripe: one exchange has an end in time and in size, and what may be
/// repeated is left to [Persistence]. The library's own client has no end for an answer that
/// trickles.
final class StripeHttp extends HttpClient implements AutoCloseable {
    private static final int LARGEST_ANSWER = 4 * 1_024 * 1_024;

    /// Tells Stripe how long earlier calls took; it is nobody's business.
    private static final String TELEMETRY = "X-Stripe-Client-Telemetry";

    private final java.net.http.HttpClient client;
    private final Persistence persistence;

    StripeHttp(Patience patience, Persistence persistence) {
        this.persistence = persistence;
        this.client =
                java.net.http.HttpClient.newBuilder()
                        .version(java.net.http.HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience.connect())
                        .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                        .build();
    }

    /// @throws ProviderUnavailable when there is no answer in time, whatever was tried
    @Override
    public StripeResponse requestWithRetries(StripeRequest request) {
        return persistence.ask(limit -> exchange(request, limit));
    }

    /// @throws ProviderUnavailable when there is no answer in time
    @Override
    public StripeResponse request(StripeRequest request) {
        return requestWithRetries(request);
    }

    private StripeResponse exchange(StripeRequest request, Duration limit)
            throws IOException, InterruptedException {
        // The request's own timeout ends with the headers; an answer that never ends is cut here.
        var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
        var answer = client.sendAsync(outgoing(request, limit), handler);
        try {
            return response(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            throw new HttpTimeoutException("The answer does not end");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException("The request could not be sent", failure.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest outgoing(StripeRequest request, Duration limit) {
        var content = request.content();
        var builder =
                HttpRequest.newBuilder(URI.create(request.url().toString()))
                        .timeout(limit)
                        .header("User-Agent", "Mecene")
                        .method(
                                request.method().name(),
                                content == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(content.byteArrayContent()));
        if (content != null) {
            builder.setHeader("Content-Type", content.contentType());
        }
        request.headers()
                .map()
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase(TELEMETRY)) {
                        values.forEach(value -> builder.setHeader(name, value));
                    }
                });
        return builder.build();
    }

    private static StripeResponse response(HttpResponse<byte[]> answer) {
        return new StripeResponse(
                answer.statusCode(),
                HttpHeaders.of(answer.headers().map()),
                new String(answer.body(), UTF_8));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
