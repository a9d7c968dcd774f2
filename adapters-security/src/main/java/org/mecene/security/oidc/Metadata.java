package org.mecene.security.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.IdentityProvider.Untrusted;

/// What a provider publishes of itself, and its keys.
///
/// @param userInfo null when it has none
/// @param takesBasic whether it takes our secret in a header, which is the default
record Metadata(
        URI authorization,
        URI token,
        @Nullable URI userInfo,
        boolean takesBasic,
        JWKSet keys,
        Instant readAt) {
    private static final String BASIC = "client_secret_basic";

    /// Reads it from the provider.
    static Metadata read(OidcSettings settings, ProviderHttp http, Instant now) {
        var base = settings.issuer().toString();
        var slash = base.endsWith("/") ? "" : "/";
        var document =
                http.get(URI.create(base + slash + ".well-known/openid-configuration"), Map.of());
        try {
            if (!base.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new Untrusted(settings.name(), "it says that it is another issuer");
            }
            var keys = http.get(endpoint(settings, document, "jwks_uri"), Map.of());
            var methods =
                    JSONObjectUtils.getStringList(
                            document, "token_endpoint_auth_methods_supported");
            return new Metadata(
                    endpoint(settings, document, "authorization_endpoint"),
                    endpoint(settings, document, "token_endpoint"),
                    document.containsKey("userinfo_endpoint")
                            ? endpoint(settings, document, "userinfo_endpoint")
                            : null,
                    methods == null || methods.contains(BASIC),
                    JWKSet.parse(keys),
                    now);
        } catch (ParseException _) {
            throw new Untrusted(settings.name(), "its description cannot be read");
        }
    }

    /// A provider that is reached safely must not send us elsewhere unsafely.
    private static URI endpoint(OidcSettings settings, Map<String, Object> document, String name)
            throws ParseException {
        var uri = JSONObjectUtils.getURI(document, name);
        if (uri == null || !isSafe(uri, settings.issuer())) {
            throw new Untrusted(settings.name(), "its description has no usable " + name);
        }
        return uri;
    }

    private static boolean isSafe(URI uri, URI issuer) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && "http".equals(issuer.getScheme()));
    }
}
