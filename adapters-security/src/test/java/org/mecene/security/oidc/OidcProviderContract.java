package org.mecene.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.IdentityProvider.Request;
import org.mecene.domain.users.IdentityProvider.Untrusted;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.SocialProfile;
import org.mecene.security.testkit.OpenIdServer;
import org.mecene.security.testkit.OpenIdServer.Account;

/// What [OidcProvider] does with every OpenID server.
public interface OidcProviderContract {
    Request REQUEST = request("nonce-1", "v".repeat(43));

    OpenIdServer people();

    @Test
    default void sends_the_browser_with_everything_that_the_flow_needs() {
        var uri = provider().authorization(REQUEST);

        assertThat(uri.getAuthority()).isEqualTo(people().issuer().getAuthority());
        assertThat(uri.getQuery())
                .contains("response_type=code")
                .contains("state=state-1")
                .contains("nonce=nonce-1")
                .contains("code_challenge_method=S256")
                .contains("redirect_uri=" + OpenIdServer.CALLBACK)
                .doesNotContain(REQUEST.verifier());
    }

    @Test
    @Rule("I3")
    default void tells_who_somebody_is() {
        var account = people().has("Tells@Example.org", true);
        var provider = provider();

        assertThat(provider.identify(code(provider, account), REQUEST))
                .isEqualTo(
                        new SocialProfile(
                                new SocialIdentity("people", account.subject()),
                                EmailAddress.parse("tells@example.org"),
                                true,
                                "Awa Diop"));
    }

    @Test
    @Rule("I1")
    default void takes_an_address_as_verified_once_the_provider_says_so() {
        var account = people().has("unverified@example.org", false);
        var provider = provider();

        var before = provider.identify(code(provider, account), REQUEST);
        people().tells(account, "verified@example.org", true);
        var after = provider.identify(code(provider, account), REQUEST);

        assertThat(before.emailVerified()).isFalse();
        assertThat(after.emailVerified()).isTrue();
        assertThat(after.email()).isEqualTo(EmailAddress.parse("verified@example.org"));
        assertThat(after.identity()).isEqualTo(before.identity());
    }

    @Test
    default void refuses_an_identity_for_another_nonce() {
        var provider = provider();
        var code = code(provider, people().has("nonce@example.org", true));

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify(code, request("nonce-2", REQUEST.verifier())))
                .withMessageContaining("nonce");
    }

    @Test
    default void is_refused_with_another_verifier() {
        var provider = provider();
        var code = code(provider, people().has("verifier@example.org", true));

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify(code, request("nonce-1", "w".repeat(43))));
    }

    @Test
    default void is_refused_with_a_code_that_was_never_issued() {
        var provider = provider();

        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify("made up", REQUEST));
    }

    /// It asks for them once a minute at the most.
    @Test
    default void learns_the_key_that_a_provider_changed_to() {
        var clock = new TestClock();
        clock.set(InstantSource.system().instant());
        var provider = new OidcProvider(settings(people().issuer()), clock);
        var account = people().has("keys@example.org", true);
        provider.identify(code(provider, account), REQUEST);

        people().changesKeys();
        var early = code(provider, account);
        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify(early, REQUEST))
                .withMessageContaining("signature");
        clock.advance(Duration.ofSeconds(61));
        var later = provider.identify(code(provider, account), REQUEST);

        assertThat(later.identity().subject()).isEqualTo(account.subject());
    }

    default OidcProvider provider() {
        return new OidcProvider(settings(people().issuer()), InstantSource.system());
    }

    /// What the browser brings back after the person agreed.
    default String code(OidcProvider provider, Account account) {
        var back = people().agrees(provider.authorization(REQUEST), account);
        assertThat(back.toString()).startsWith(OpenIdServer.CALLBACK + "?");
        assertThat(back.getQuery()).contains("state=" + REQUEST.state());
        return back.getQuery().replaceAll(".*code=([^&]+).*", "$1");
    }

    static OidcSettings settings(URI issuer) {
        return new OidcSettings(
                "people", "People", issuer, OpenIdServer.CLIENT, OpenIdServer.SECRET);
    }

    static Request request(String nonce, String verifier) {
        return new Request("state-1", nonce, verifier, OpenIdServer.CALLBACK);
    }
}
