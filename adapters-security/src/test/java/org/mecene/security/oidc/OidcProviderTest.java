package org.mecene.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.IdentityProvider.Unavailable;
import org.mecene.domain.users.IdentityProvider.Untrusted;
import org.mecene.security.testkit.MockOpenIdServer;
import org.mecene.security.testkit.OpenIdServer;

/// Against a real OpenID server in this process, and what only one that plays may be made to do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OidcProviderTest implements OidcProviderContract {
    private static final Duration HOUR = Duration.ofHours(1);

    private final MockOpenIdServer server = MockOpenIdServer.start();

    @Override
    public OpenIdServer people() {
        return server;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Rule("I1")
    void takes_an_address_as_verified_only_when_the_provider_says_so() {
        var account = server.has("silent@example.org", true);
        server.tells(account, Map.of("email", "silent@example.org"));
        assertThat(provider().identify(code(provider(), account), REQUEST).emailVerified())
                .isFalse();

        server.tells(account, Map.of("email", "silent@example.org", "email_verified", "true"));
        assertThat(provider().identify(code(provider(), account), REQUEST).emailVerified())
                .isTrue();
    }

    @Test
    void refuses_an_identity_for_another_client() {
        var forAnother = signed("people", "somebody else", HOUR);

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> verified(forAnother))
                .withMessageContaining("audience");
    }

    @Test
    void takes_an_identity_as_it_should_be() {
        verified(signed("people", OpenIdServer.CLIENT, HOUR));
    }

    @Test
    void refuses_an_identity_that_is_over() {
        var token = signed("people", OpenIdServer.CLIENT, Duration.ofMinutes(-2));

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> verified(token))
                .withMessageContaining("time");
    }

    @Test
    void refuses_what_another_issuer_signed() {
        var ofAnother = signed("others", OpenIdServer.CLIENT, HOUR);

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> verified(ofAnother))
                .withMessageContaining("signature");
    }

    @Test
    void says_when_the_provider_does_not_answer() {
        var gone = provider(URI.create("http://127.0.0.1:1/people"));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> gone.authorization(REQUEST));
    }

    @Test
    void trusts_no_description_that_names_another_issuer() {
        var asked = URI.create(server.issuer() + "/");

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider(asked).authorization(REQUEST));
    }

    private String signed(String issuer, String audience, Duration life) {
        return server.signed(issuer, audience, REQUEST.nonce(), life);
    }

    private void verified(String idToken) {
        var settings = OidcProviderContract.settings(server.issuer());
        var now = InstantSource.system().instant();
        var keys = Metadata.read(settings, new ProviderHttp("people"), now).keys();
        new IdTokens(settings).verified(idToken, keys, REQUEST.nonce(), now);
    }

    private static OidcProvider provider(URI issuer) {
        return new OidcProvider(OidcProviderContract.settings(issuer), InstantSource.system());
    }
}
