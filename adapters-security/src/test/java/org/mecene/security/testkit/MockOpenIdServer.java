package org.mecene.security.testkit;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// A real OpenID server in this process, which checks PKCE itself. Its people need no password, and
/// it asks nobody for leave: a refusal is played.
public final class MockOpenIdServer implements OpenIdServer {
    private static final String ISSUER = "people";

    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Map<String, Object>> told = new ConcurrentHashMap<>();
    private final Map<String, String> subjectsByCode = new ConcurrentHashMap<>();
    private final ChangingKeys keys = new ChangingKeys();
    private final MockOAuth2Server server =
            new MockOAuth2Server(
                    new OAuth2Config(
                            false,
                            null,
                            null,
                            false,
                            new OAuth2TokenProvider(keys),
                            Set.of(new Teller()),
                            // Its other HTTP server is made for JUnit 4.
                            new NettyWrapper()));

    private MockOpenIdServer() {}

    public static MockOpenIdServer start() {
        var started = new MockOpenIdServer();
        started.server.start();
        return started;
    }

    @Override
    public URI issuer() {
        return server.issuerUrl(ISSUER).uri();
    }

    @Override
    public Account has(String email, boolean isVerified) {
        var subject = "subject-" + count.incrementAndGet();
        var account = new Account(subject, subject);
        tells(account, email, isVerified);
        return account;
    }

    @Override
    public void tells(Account account, String email, boolean isVerified) {
        tells(account, Map.of("email", email, "email_verified", isVerified, "name", "Awa Diop"));
    }

    /// From now on it tells just this of somebody.
    public void tells(Account account, Map<String, Object> claims) {
        told.put(account.subject(), claims);
    }

    @Override
    public URI agrees(URI authorization, Account account) {
        try (var browser = HttpClient.newHttpClient()) {
            var answer =
                    browser.send(
                            HttpRequest.newBuilder(authorization).build(),
                            BodyHandlers.discarding());
            var location = answer.headers().firstValue("Location").orElseThrow();
            var code = location.replaceAll(".*[?&]code=([^&]+).*", "$1");
            subjectsByCode.put(code, account.subject());
            return URI.create(location);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public URI declines(URI authorization, Account account) {
        var state = authorization.getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
        return URI.create(CALLBACK + "?error=access_denied&state=" + state);
    }

    @Override
    public void changesKeys() {
        keys.change();
    }

    /// Something that one of its issuers signed without a browser.
    ///
    /// @param life from now on
    public String signed(String issuer, String audience, String nonce, Duration life) {
        var claims =
                Map.<String, Object>of(
                        "iss",
                        server.issuerUrl(issuer).toString(),
                        "sub",
                        "subject-0",
                        "aud",
                        List.of(audience),
                        "nonce",
                        nonce);
        return server.getConfig().getTokenProvider().jwt(claims, life, issuer).serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /// Tells of whom the code was made for.
    private final class Teller implements OAuth2TokenCallback {
        @Override
        public String issuerId() {
            return ISSUER;
        }

        @Override
        public String subject(TokenRequest request) {
            var grant = (AuthorizationCodeGrant) request.getAuthorizationGrant();
            return subjectsByCode.getOrDefault(grant.getAuthorizationCode().getValue(), "nobody");
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return JOSEObjectType.JWT.getType();
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of(CLIENT);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return told.getOrDefault(subject(request), Map.of());
        }

        @Override
        public long tokenExpiry() {
            return 3_600;
        }
    }

    /// It names keys after issuers.
    private static final class ChangingKeys extends KeyProvider {
        private final AtomicInteger changes = new AtomicInteger();

        ChangingKeys() {
            super(List.of());
        }

        void change() {
            changes.incrementAndGet();
        }

        @Override
        public JWK signingKey(String issuer) {
            return super.signingKey(issuer + "-" + changes);
        }
    }
}
