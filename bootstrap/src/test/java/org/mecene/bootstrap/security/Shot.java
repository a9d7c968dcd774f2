package org.mecene.bootstrap.security;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.testkit.Api;

/// One hostile request.
///
/// @param target percent-encoded path and query
record Shot(
        String method,
        String target,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable String contentType) {
    Api.Answer fire(Api api) {
        var armed = api;
        for (var header : headers.entrySet()) {
            armed = armed.with(header.getKey(), header.getValue());
        }
        return armed.send(method, target, body, contentType);
    }

    @Override
    public String toString() {
        var shown = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
        var cut = shown.length() > 300 ? shown.substring(0, 300) + "…" : shown;
        return "%s %s %s %s %s".formatted(method, target, headers, contentType, cut);
    }
}
