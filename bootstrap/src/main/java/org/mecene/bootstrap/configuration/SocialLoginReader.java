package org.mecene.bootstrap.configuration;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the identity providers. Any number of OpenID providers may be named, each in the names of
/// its settings: `MECENE_OIDC_<NAME>_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET` and `_LABEL`.
final class SocialLoginReader {
    private static final Pattern NAMED =
            Pattern.compile(
                    "MECENE_OIDC_([A-Z0-9]+(?:_[A-Z0-9]+)*)_(?:ISSUER|CLIENT_ID|CLIENT_SECRET|LABEL)");

    private static final String GOOGLE = "GOOGLE";
    private static final String GOOGLE_ISSUER = "https://accounts.google.com";

    private final Settings settings;

    SocialLoginReader(Settings settings) {
        this.settings = settings;
    }

    /// @param names of all settings that the operator made
    Configuration.SocialLogin read(Set<String> names, boolean production) {
        var providers = new TreeSet<String>();
        names.forEach(name -> {
            var match = NAMED.matcher(name);
            if (match.matches()) {
                providers.add(match.group(1));
            }
        });
        List<Configuration.OpenIdProvider> read =
                providers.stream()
                        .map(name -> provider(name, production))
                        .filter(Objects::nonNull)
                        .toList();
        return new Configuration.SocialLogin(read, facebook());
    }

    private Configuration.@Nullable OpenIdProvider provider(String name, boolean production) {
        var prefix = "MECENE_OIDC_" + name;
        var isGoogle = name.equals(GOOGLE);
        var clientId = settings.text(prefix + "_CLIENT_ID");
        var clientSecret = settings.text(prefix + "_CLIENT_SECRET");
        var label = settings.text(prefix + "_LABEL", label(name));
        var given = settings.text(prefix + "_ISSUER");
        var issuer = issuer(prefix + "_ISSUER", isGoogle && given == null ? GOOGLE_ISSUER : given);
        if (clientId == null && clientSecret == null && given == null) {
            // Empty values count as not set.
            return null;
        }
        if (issuer == null || clientId == null || clientSecret == null) {
            settings.error(prefix + "_ISSUER, _CLIENT_ID and _CLIENT_SECRET belong together");
            return null;
        }
        if (production && !"https".equals(issuer.getScheme())) {
            settings.error(prefix + "_ISSUER must be https in production");
        }
        var wire = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return new Configuration.OpenIdProvider(wire, label, issuer, clientId, clientSecret);
    }

    /// As it is written: a slash at its end is a part of an issuer's name.
    private @Nullable URI issuer(String name, @Nullable String value) {
        return settings.site(name, value) == null || value == null ? null : URI.create(value);
    }

    private Configuration.@Nullable Facebook facebook() {
        var appId = settings.text("MECENE_FACEBOOK_APP_ID");
        var appSecret = settings.text("MECENE_FACEBOOK_APP_SECRET");
        if (appId == null && appSecret == null) {
            return null;
        }
        if (appId == null || appSecret == null) {
            settings.error("MECENE_FACEBOOK_APP_ID and MECENE_FACEBOOK_APP_SECRET belong together");
            return null;
        }
        return new Configuration.Facebook(appId, appSecret);
    }

    private static String label(String name) {
        var words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
