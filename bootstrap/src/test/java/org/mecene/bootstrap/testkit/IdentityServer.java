package org.mecene.bootstrap.testkit;

import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/// A provider of identities in this process, and the settings of a server that lets people sign in
/// with it.
public final class IdentityServer {
    public static final String NAME = "people";
    public static final String CLIENT = "mecene";
    public static final String APP = "https://app.example";

    private IdentityServer() {}

    public static MockOAuth2Server start() {
        var server =
                new MockOAuth2Server(
                        OAuth2Config.Companion.fromJson("{\"httpServer\": \"NettyWrapper\"}"));
        server.start();
        return server;
    }

    public static Map<String, String> settings(MockOAuth2Server people) {
        return Map.of(
                "MECENE_OIDC_PEOPLE_ISSUER",
                people.issuerUrl(NAME).toString(),
                "MECENE_OIDC_PEOPLE_CLIENT_ID",
                CLIENT,
                "MECENE_OIDC_PEOPLE_CLIENT_SECRET",
                "not so secret",
                "MECENE_CORS_ORIGINS",
                APP);
    }
}
