package org.mecene.security.oidc;

import static java.util.stream.Collectors.joining;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mecene.domain.users.IdentityProvider.Unavailable;
import org.mecene.domain.users.IdentityProvider.Untrusted;

/// Asks one provider for JSON. An answer is waited for a few seconds in all and read up to a limit;
/// redirects are not followed.
final class ProviderHttp {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long PATIENCE_SECONDS = 8;
    private static final int MAX_BYTES = 262_144;

    private final String provider;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    ProviderHttp(String provider) {
        this.provider = provider;
    }

    /// @throws Unavailable when there is no answer, or one that says so
    /// @throws Untrusted when the answer is no JSON object, or a refusal
    Map<String, Object> get(URI uri, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
        headers.forEach(request::header);
        return json(send(request.build()));
    }

    /// Posts a form.
    ///
    /// @throws Unavailable when there is no answer, or one that says so
    /// @throws Untrusted when the answer is no JSON object, or a refusal
    Map<String, Object> post(URI uri, Map<String, String> form, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(uri)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)));
        headers.forEach(request::header);
        return json(send(request.build()));
    }

    /// In the form of queries and forms.
    static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Map<String, Object> json(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
            throw new Unavailable(provider, new IOException("Status " + answer.statusCode()));
        }
        if (answer.statusCode() != 200) {
            throw new Untrusted(provider, "status " + answer.statusCode());
        }
        try {
            return JSONObjectUtils.parse(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (ParseException _) {
            throw new Untrusted(provider, "not a JSON object");
        }
    }

    /// The client's own timeout ends with the head of an answer, so the whole is waited for here.
    private HttpResponse<byte[]> send(HttpRequest request) {
        var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
        var answer = client.sendAsync(request, handler);
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new Unavailable(provider, failure);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new Unavailable(provider, slow);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable(provider, interrupted);
        }
    }
}
