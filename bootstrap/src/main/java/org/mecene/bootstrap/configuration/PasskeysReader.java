package org.mecene.bootstrap.configuration;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads to what passkeys are bound. Without settings that is the host of the public URL, and the
/// pages are those of the front ends on it or below it.
final class PasskeysReader {
    private static final String DOMAIN = "MECENE_PASSKEY_RP_ID";
    private static final String ORIGINS = "MECENE_PASSKEY_ORIGINS";
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private final Settings settings;

    PasskeysReader(Settings settings) {
        this.settings = settings;
    }

    Configuration.Passkeys read(Configuration.Http http) {
        var given =
                settings.parsed(
                        DOMAIN,
                        settings.text(DOMAIN),
                        PasskeysReader::domain,
                        "a domain such as example.org");
        var domain = given == null ? host(http.publicUrl()) : given;
        var own =
                settings.list(
                        ORIGINS,
                        HttpReader::origin,
                        "origins such as https://app.example.org, without a path");
        if (own.stream().anyMatch(origin -> !isOn(domain, origin))) {
            settings.error(ORIGINS + " must be on the domain of " + DOMAIN + " or below it");
        }
        var origins = own.isEmpty() ? known(http, domain) : own;
        if (origins.isEmpty()) {
            settings.error(
                    ORIGINS + " is missing: no known front end is on the domain of " + DOMAIN);
        }
        return new Configuration.Passkeys(domain, origins);
    }

    private static List<String> known(Configuration.Http http, String domain) {
        return Stream.concat(
                        Stream.of(HttpReader.bare(http.publicUrl())), http.corsOrigins().stream())
                .filter(origin -> isOn(domain, origin))
                .distinct()
                .toList();
    }

    private static boolean isOn(String domain, String origin) {
        var host = host(URI.create(origin));
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static String host(URI uri) {
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    }

    private static String domain(String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a domain");
        }
        return value;
    }
}
