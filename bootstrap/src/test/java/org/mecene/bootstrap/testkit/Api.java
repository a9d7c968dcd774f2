package org.mecene.bootstrap.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Speaks to a server as a front end would. The client is the JDK's with its defaults, which ask
/// for HTTP/2: a server that cannot bear that shows here first.
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;

    private Api(HttpClient client, URI base, Map<String, String> headers) {
        this.client = client;
        this.base = base;
        this.headers = headers;
    }

    public static Api at(URI base) {
        return new Api(HttpClient.newBuilder().connectTimeout(PATIENCE).build(), base, Map.of());
    }

    public record Answer(int status, JsonNode json, HttpResponse<byte[]> raw) {
        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /// The answer's object, when the status is as expected.
        public JsonNode is(int expected) {
            assertThat(status).as(json.toString()).isEqualTo(expected);
            return json;
        }
    }

    public Api as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    public Api with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Api(client, base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Answer post(String path) {
        return send("POST", path, new byte[0], null);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer delete(String path, String body) {
        return send("DELETE", path, body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Answer post(String path, byte[] body, String contentType) {
        return send("POST", path, body, contentType);
    }

    /// Any request; without a body when it is null.
    public Answer send(
            String method, String path, byte @Nullable [] body, @Nullable String contentType) {
        var request =
                HttpRequest.newBuilder(
                                path.startsWith("http") ? URI.create(path) : base.resolve(path))
                        .timeout(PATIENCE)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), json(answer), answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        var isJson =
                answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.contains("json"))
                        .isPresent();
        return isJson && answer.body().length > 0
                ? JSON.readTree(answer.body())
                : NullNode.getInstance();
    }
}
