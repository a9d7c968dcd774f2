package org.mecene.rest.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An answer that a client got.
public final class Answer {
    private final HttpResponse<byte[]> response;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /// A header that must be there.
    public String required(String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.read(text());
    }

    /// A text within the body, by a pointer such as `/items/0/id`.
    public String at(String pointer) {
        return json().at(pointer).asText();
    }

    /// Holds the whole body to a text.
    public Answer isJson(int status, String expected) {
        assertThat(text()).satisfies(_ -> assertThat(status()).isEqualTo(status));
        assertThat(Json.pretty(json())).isEqualTo(Json.pretty(Json.read(expected)));
        return this;
    }

    public Answer has(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }

    /// Holds a problem to what every problem has, and to its code.
    public Answer isProblem(int status, String code) {
        assertThat(status()).as(text()).isEqualTo(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        var problem = json();
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("urn:mecene:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("requestId").asText()).isEqualTo(header("X-Request-Id"));
        assertThat(text()).doesNotContain("Exception", "org.mecene", "Jersey", "Grizzly", "\tat ");
        return this;
    }

    /// Holds a problem to one wrong field.
    public Answer names(String field, String code) {
        var errors = json().path("errors");
        assertThat(errors)
                .as(text())
                .anySatisfy(error -> {
                    assertThat(error.path("field").asText()).isEqualTo(field);
                    assertThat(error.path("code").asText()).isEqualTo(code);
                    assertThat(error.path("message").asText()).isNotBlank();
                });
        return this;
    }
}
