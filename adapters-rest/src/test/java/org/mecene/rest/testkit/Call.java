package org.mecene.rest.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A request that is being put together.
public final class Call {
    private final HttpClient client;
    private final HttpRequest.Builder request;

    Call(HttpClient client, URI uri) {
        this.client = client;
        this.request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    }

    public Call header(String name, String value) {
        request.header(name, value);
        return this;
    }

    public Call by(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Call keyed(String key) {
        return header("Idempotency-Key", key);
    }

    public Answer get() {
        return send("GET", BodyPublishers.noBody());
    }

    public Answer head() {
        return send("HEAD", BodyPublishers.noBody());
    }

    public Answer delete() {
        return send("DELETE", BodyPublishers.noBody());
    }

    public Answer delete(String json) {
        return json("DELETE", json);
    }

    public Answer post() {
        return send("POST", BodyPublishers.noBody());
    }

    public Answer post(String json) {
        return json("POST", json);
    }

    public Answer put(String json) {
        return json("PUT", json);
    }

    public Answer patch(String json) {
        return json("PATCH", json);
    }

    public Answer mergePatch(String json) {
        request.header("Content-Type", "application/merge-patch+json");
        return send("PATCH", BodyPublishers.ofString(json));
    }

    public Answer post(String type, byte[] body) {
        request.header("Content-Type", type);
        return send("POST", BodyPublishers.ofByteArray(body));
    }

    public Answer send(String method, BodyPublisher body) {
        try {
            return new Answer(
                    client.send(request.method(method, body).build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new IllegalStateException("The server did not answer", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A test was interrupted");
        }
    }

    private Answer json(String method, String json) {
        request.setHeader("Content-Type", "application/json");
        return send(method, BodyPublishers.ofByteArray(json.getBytes(StandardCharsets.UTF_8)));
    }
}
