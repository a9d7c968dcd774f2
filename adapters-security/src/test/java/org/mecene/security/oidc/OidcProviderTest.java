package org.mecene.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.IdentityProvider.Request;
import org.mecene.domain.users.IdentityProvider.Unavailable;
import org.mecene.domain.users.IdentityProvider.Untrusted;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.SocialProfile;

/// Against a real OpenID server, which checks PKCE itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OidcProviderTest {
    private static final String ISSUER = "people";
    private static final String CLIENT = "mecene client";
    private static final Request REQUEST = request("nonce-1", "v".repeat(43));

    private final MockOAuth2Server server = started();
    private final OidcProvider provider = provider(server.issuerUrl(ISSUER).uri(), CLIENT);

    @AfterAll
    void stop() {
        server.shutdown();
    }

    @Test
    void sends_the_browser_with_everything_that_the_flow_needs() {
        var uri = provider.authorization(REQUEST);

        assertThat(uri.toString()).startsWith(server.issuerUrl(ISSUER) + "/authorize?");
        assertThat(uri.getQuery())
                .contains("response_type=code")
                .contains("state=state-1")
                .contains("nonce=nonce-1")
                .contains("code_challenge_method=S256")
                .contains("redirect_uri=https://mecene.example/callback")
                .doesNotContain(REQUEST.verifier());
    }

    @Test
    @Rule("I3")
    void tells_who_somebody_is() {
        says(
                "subject-1",
                Map.of("email", "Awa@Example.org", "email_verified", true, "name", "Awa"));

        assertThat(provider.identify(code(REQUEST), REQUEST))
                .isEqualTo(
                        new SocialProfile(
                                new SocialIdentity("people", "subject-1"),
                                EmailAddress.parse("awa@example.org"),
                                true,
                                "Awa"));
    }

    @Test
    @Rule("I1")
    void takes_an_address_as_verified_only_when_the_provider_says_so() {
        says("subject-2", Map.of("email", "awa@example.org"));
        assertThat(provider.identify(code(REQUEST), REQUEST).emailVerified()).isFalse();

        says("subject-2", Map.of("email", "awa@example.org", "email_verified", false));
        assertThat(provider.identify(code(REQUEST), REQUEST).emailVerified()).isFalse();

        says("subject-2", Map.of("email", "awa@example.org", "email_verified", "true"));
        assertThat(provider.identify(code(REQUEST), REQUEST).emailVerified()).isTrue();
    }

    @Test
    void refuses_an_identity_for_another_nonce() {
        says("subject-3", Map.of());
        var code = code(REQUEST);

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify(code, request("nonce-2", REQUEST.verifier())))
                .withMessageContaining("nonce");
    }

    @Test
    void is_refused_with_another_verifier() {
        says("subject-4", Map.of());
        var code = code(REQUEST);

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify(code, request("nonce-1", "w".repeat(43))));
    }

    @Test
    void refuses_an_identity_for_another_client() {
        var forAnother = signed("people", "somebody else");

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> verified(forAnother))
                .withMessageContaining("audience");
    }

    @Test
    void refuses_an_identity_that_is_over() {
        says("subject-6", Map.of(), -120);
        var code = code(REQUEST);

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify(code, REQUEST))
                .withMessageContaining("time");
    }

    @Test
    void refuses_a_code_that_was_never_issued() {
        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify("made up", REQUEST));
    }

    @Test
    void refuses_what_another_issuer_signed() {
        var ofAnother = signed("others", CLIENT);

        assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> verified(ofAnother));
    }

    @Test
    void says_when_the_provider_does_not_answer() {
        var gone = provider(URI.create("http://127.0.0.1:1/people"), CLIENT);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> gone.authorization(REQUEST));
    }

    @Test
    void trusts_no_description_that_names_another_issuer() {
        var asked = URI.create(server.issuerUrl(ISSUER) + "/");

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider(asked, CLIENT).authorization(REQUEST));
    }

    private String signed(String issuer, String audience) {
        var claims = Map.<String, Object>of("nonce", REQUEST.nonce());
        return server.issueToken(issuer, "subject-7", audience, claims).serialize();
    }

    private void verified(String idToken) {
        var settings = settings(server.issuerUrl(ISSUER).uri(), CLIENT);
        var now = InstantSource.system().instant();
        var keys = Metadata.read(settings, new ProviderHttp("people"), now).keys();
        new IdTokens(settings).verified(idToken, keys, REQUEST.nonce(), now);
    }

    private void says(String subject, Map<String, Object> claims) {
        says(subject, claims, 3_600);
    }

    private void says(String subject, Map<String, Object> claims, long seconds) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        ISSUER,
                        subject,
                        JOSEObjectType.JWT.getType(),
                        List.of(CLIENT),
                        claims,
                        seconds));
    }

    /// What the browser brings back after the person agreed.
    private String code(Request request) {
        try (var browser = HttpClient.newHttpClient()) {
            var answer =
                    browser.send(
                            HttpRequest.newBuilder(provider.authorization(request)).build(),
                            BodyHandlers.discarding());
            var query =
                    URI.create(answer.headers().firstValue("Location").orElseThrow()).getQuery();
            assertThat(query).contains("state=" + request.state());
            return query.replaceAll(".*?code=([^&]+).*", "$1");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static MockOAuth2Server started() {
        // Its other HTTP server is made for JUnit 4.
        var config = OAuth2Config.Companion.fromJson("{\"httpServer\": \"NettyWrapper\"}");
        var server = new MockOAuth2Server(config);
        server.start();
        return server;
    }

    private static Request request(String nonce, String verifier) {
        return new Request(
                "state-1", nonce, verifier, URI.create("https://mecene.example/callback"));
    }

    private static OidcProvider provider(URI issuer, String client) {
        return new OidcProvider(settings(issuer, client), InstantSource.system());
    }

    private static OidcSettings settings(URI issuer, String client) {
        return new OidcSettings("people", "People", issuer, client, "secret/+ with space");
    }
}
