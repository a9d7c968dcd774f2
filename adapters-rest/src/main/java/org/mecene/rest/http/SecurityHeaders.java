package org.mecene.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// The headers that stand on every answer, whoever makes it, unless it brings its own.
public final class SecurityHeaders {
    public static final String POLICY = "Content-Security-Policy";

    private final Map<String, String> headers;

    /// @param overTls whether the public can reach this server by TLS only
    public SecurityHeaders(boolean overTls) {
        var all = new LinkedHashMap<String, String>();
        all.put("X-Content-Type-Options", "nosniff");
        all.put("Referrer-Policy", "no-referrer");
        all.put(POLICY, "default-src 'none'; frame-ancestors 'none'");
        if (overTls) {
            all.put("Strict-Transport-Security", "max-age=31536000");
        }
        headers = Map.copyOf(all);
    }

    public Map<String, String> all() {
        return headers;
    }
}
