package org.mecene.bootstrap.configuration;

import java.net.URI;
import org.mecene.rest.http.AddressRange;

/// Reads where the server is reached, and by whom.
final class HttpReader {
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_THREADS = 16;

    private final Settings settings;

    HttpReader(Settings settings) {
        this.settings = settings;
    }

    Configuration.Http read(boolean production) {
        var given = settings.text("MECENE_PORT", new Settings.Alias("PORT"));
        var port = settings.integer("MECENE_PORT", given, DEFAULT_PORT, 0, 65_535);
        var managementPort = settings.text("MECENE_MANAGEMENT_PORT");
        var publicUrl = settings.site("MECENE_PUBLIC_URL", settings.text("MECENE_PUBLIC_URL"));
        if (production && publicUrl == null) {
            settings.error("MECENE_PUBLIC_URL is missing: links in mails begin with it");
        }
        var rateLimits =
                settings.choice("MECENE_RATE_LIMITS", Toggle.class, Toggle.ON) == Toggle.ON;
        if (production && !rateLimits) {
            settings.error("MECENE_RATE_LIMITS must be on in production");
        }
        return new Configuration.Http(
                settings.text("MECENE_HOST", production ? "0.0.0.0" : "127.0.0.1"),
                port,
                managementPort == null
                        ? null
                        : settings.integer("MECENE_MANAGEMENT_PORT", managementPort, 0, 0, 65_535),
                publicUrl == null ? URI.create("http://localhost:" + port) : publicUrl,
                settings.list(
                        "MECENE_CORS_ORIGINS",
                        HttpReader::origin,
                        "origins such as https://app.example.org, without a path"),
                settings.list(
                        "MECENE_TRUSTED_PROXIES",
                        AddressRange::parse,
                        "addresses or ranges such as 10.0.0.0/8"),
                settings.integer(
                        "MECENE_HTTP_THREADS",
                        settings.text("MECENE_HTTP_THREADS"),
                        DEFAULT_THREADS,
                        1,
                        1_000),
                rateLimits);
    }

    /// Browsers send origins without a path, and they are compared whole: one with a slash at its
    /// end would never match.
    static URI origin(String value) {
        var uri = URI.create(value);
        var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null || !value.equals(bare(uri))) {
            throw new IllegalArgumentException("Not an origin");
        }
        return uri;
    }

    static String bare(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    private enum Toggle {
        ON,
        OFF
    }
}
