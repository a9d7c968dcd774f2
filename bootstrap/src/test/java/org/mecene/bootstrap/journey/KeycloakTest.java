package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Keycloak;
import org.mecene.domain.users.IdentityProvider.Untrusted;
import org.mecene.security.oidc.OidcProvider;
import org.mecene.security.oidc.OidcProviderContract;
import org.mecene.security.oidc.OidcSettings;
import org.mecene.security.testkit.OpenIdServer;

/// Signing in with an OpenID server that somebody else wrote, as people do it: through its pages.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "mecene.keycloak",
        matches = ".+",
        disabledReason =
                "Keycloak is fetched and run by ./mvnw -Pkeycloak only, see CONTRIBUTING.md")
final class KeycloakTest {
    private final Keycloak keycloak =
            Keycloak.start(Path.of(System.getProperty("mecene.keycloak")));

    @AfterAll
    void stop() {
        keycloak.close();
    }

    @Nested
    final class TheProvider implements OidcProviderContract {
        @Override
        public OpenIdServer people() {
            return keycloak;
        }

        @Test
        void is_refused_with_another_secret_and_with_a_code_that_was_used() {
            var account = keycloak.has("secret@example.org", true);
            var settings =
                    new OidcSettings(
                            "people", "People", keycloak.issuer(), OpenIdServer.CLIENT, "guessed");
            var guessing = new OidcProvider(settings, InstantSource.system());
            var used = code(provider(), account);
            provider().identify(used, REQUEST);
            var fresh = code(provider(), account);

            assertThatExceptionOfType(Untrusted.class)
                    .isThrownBy(() -> guessing.identify(fresh, REQUEST));
            assertThatExceptionOfType(Untrusted.class)
                    .isThrownBy(() -> provider().identify(used, REQUEST));
        }

        /// That the realm is as strict as the tests take it to be.
        @Test
        void must_use_pkce_and_come_back_to_an_address_that_is_known() {
            var page = provider().authorization(REQUEST).toString();
            var withoutPkce = page.replaceAll("&code_challenge(_method)?=[^&]+", "");
            var elsewhere = page.replace("callback", "callback%2Felsewhere");
            var browser = Api.at(keycloak.issuer());

            assertThat(browser.get(withoutPkce).header("Location"))
                    .startsWith(OpenIdServer.CALLBACK + "?error=invalid_request");
            assertThat(browser.get(elsewhere).status()).isEqualTo(400);
            assertThat(URI.create(page).getQuery()).contains("code_challenge=");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    final class SigningIn implements SocialSignInContract {
        private final SocialWorld world = SocialWorld.with(keycloak);

        @Override
        public SocialWorld world() {
            return world;
        }

        @AfterAll
        void stop() {
            world.close();
        }
    }
}
