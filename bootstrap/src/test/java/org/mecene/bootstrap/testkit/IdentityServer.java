package org.mecene.bootstrap.testkit;

import java.util.Map;
import org.mecene.security.testkit.OpenIdServer;

/// What a server is told that lets people sign in with a provider of identities.
public final class IdentityServer {
    public static final String NAME = "people";

    private IdentityServer() {}

    public static Map<String, String> settings(OpenIdServer people) {
        return Map.of(
                "MECENE_OIDC_PEOPLE_ISSUER",
                people.issuer().toString(),
                "MECENE_OIDC_PEOPLE_CLIENT_ID",
                OpenIdServer.CLIENT,
                "MECENE_OIDC_PEOPLE_CLIENT_SECRET",
                OpenIdServer.SECRET,
                "MECENE_CORS_ORIGINS",
                "https://app.example");
    }
}
