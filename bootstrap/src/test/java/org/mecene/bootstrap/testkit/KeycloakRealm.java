package org.mecene.bootstrap.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.mecene.security.testkit.OpenIdServer.Account;

/// Changes the realm of the tests, by Keycloak's administration.
final class KeycloakRealm {
    static final String ADMINISTRATOR = "administrator";
    static final String PASSWORD = "password of everybody there";

    private static final String USERS = "/admin/realms/people/users";
    private static final int ABOVE_THE_FIRST = 200;

    private final Api api;
    private final String password;
    private final AtomicInteger count = new AtomicInteger();

    KeycloakRealm(URI base, String password) {
        this.api = Api.at(base);
        this.password = password;
    }

    Account add(String email, boolean isVerified) {
        var name = "awa" + count.incrementAndGet();
        var made =
                administrator()
                        .post(
                                USERS,
                                """
                                {"username": "%s", "email": "%s", "emailVerified": %s,
                                 "firstName": "Awa", "lastName": "Diop", "enabled": true,
                                 "credentials": [{"type": "password", "value": "%s"}]}\
                                """
                                        .formatted(name, email, isVerified, PASSWORD));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        var location = made.header("Location");
        return new Account(location.substring(location.lastIndexOf('/') + 1), name);
    }

    void change(Account account, String email, boolean isVerified) {
        var changed =
                administrator()
                        .put(
                                USERS + "/" + account.subject(),
                                """
                                {"email": "%s", "emailVerified": %s,
                                 "firstName": "Awa", "lastName": "Diop"}\
                                """
                                        .formatted(email, isVerified));
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(204);
    }

    void addKey() {
        var made =
                administrator()
                        .post(
                                "/admin/realms/people/components",
                                """
                                {"name": "another key", "providerId": "rsa-generated",
                                 "providerType": "org.keycloak.keys.KeyProvider",
                                 "config": {"priority": ["%d"], "algorithm": ["RS256"]}}\
                                """
                                        .formatted(ABOVE_THE_FIRST));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    }

    /// Its tokens are good for a minute.
    private Api administrator() {
        var form =
                "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                        .formatted(ADMINISTRATOR, password.replace(' ', '+'));
        var token =
                api.post(
                                "/realms/master/protocol/openid-connect/token",
                                form.getBytes(StandardCharsets.UTF_8),
                                "application/x-www-form-urlencoded")
                        .is(200);
        return api.as(token.get("access_token").asText());
    }
}
