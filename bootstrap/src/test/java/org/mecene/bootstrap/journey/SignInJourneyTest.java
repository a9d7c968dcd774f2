package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.IdentityServer;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.TotpSecret;

/// Somebody signs in with more than a password, or without one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInJourneyTest {
    private final MockOAuth2Server people = IdentityServer.start();
    private final RunningServer server = RunningServer.start(IdentityServer.settings(people));

    @AfterAll
    void stop() {
        server.close();
        people.shutdown();
    }

    @Test
    void turns_on_a_second_factor_and_signs_in_with_it() throws ParseException {
        var person = server.person("totp");
        var begun = person.api().post("/api/me/totp").is(200);
        var secret = new TotpSecret(begun.get("secret").asText());
        var codes = confirm(person, secret);
        var next = secret.codeAt(serverTime(person).plusSeconds(30));

        assertThat(login(person, "null").is(401).get("code").asText()).isEqualTo("totp_required");
        var signedIn = login(person, '"' + next + '"').is(200);
        assertThat(login(person, '"' + next + '"').is(401).get("code").asText())
                .isEqualTo("invalid_totp");
        login(person, '"' + codes.get(0).asText() + '"').is(200);

        var claims = SignedJWT.parse(signedIn.get("accessToken").asText()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("amr")).containsExactly("otp", "pwd", "mfa");
        assertThat(claims.getDateClaim("auth_time")).isNotNull();
    }

    @Test
    void asks_for_a_fresh_proof_and_remembers_it_over_a_refresh() {
        var person = server.person("stepup");
        server.advance("PT11M");

        var refused = person.api().post("/api/me/totp");
        var fresh =
                person.api()
                        .post(
                                "/api/auth/step-up",
                                "{\"password\": \"%s\"}".formatted(person.password()))
                        .is(200);
        var refreshed =
                server.api()
                        .post(
                                "/api/auth/refresh",
                                "{\"refreshToken\": \"%s\"}".formatted(person.refreshToken()))
                        .is(200);

        assertThat(refused.is(403).get("code").asText()).isEqualTo("step_up_required");
        as(fresh.get("accessToken").asText()).post("/api/me/totp").is(200);
        as(refreshed.get("accessToken").asText()).post("/api/me/totp").is(200);
    }

    @Test
    @Rule({"I1", "I3"})
    void signs_in_with_an_identity_provider_and_finds_the_account_of_the_verified_address() {
        var person = server.person("social");
        says("subject-1", Map.of("email", person.email(), "email_verified", true));
        var first = exchange(throughTheProvider());
        says("subject-1", Map.of("email", "another@example.org", "email_verified", true));

        var second = exchange(throughTheProvider());

        assertThat(first.is(200).at("/user/id").asText()).isEqualTo(person.id());
        assertThat(second.is(200).at("/user/id").asText()).isEqualTo(person.id());
    }

    @Test
    @Rule({"I1", "I4"})
    void verifies_by_mail_an_address_that_the_provider_does_not_vouch_for() {
        var person = server.person("taken");
        says("subject-2", Map.of("email", person.email()));
        var taken = throughTheProvider();
        says("subject-3", Map.of("email", "free@example.org", "name", "Free"));
        var free = throughTheProvider();

        var verified =
                server.api()
                        .post(
                                "/api/auth/verify-email",
                                "{\"token\": \"%s\"}"
                                        .formatted(server.mailedToken("free@example.org")))
                        .is(201);
        says("subject-3", Map.of());
        var again = exchange(throughTheProvider()).is(200);

        assertThat(taken)
                .isEqualTo(free)
                .isEqualTo(URI.create("https://app.example/back?status=verification_sent"));
        assertThat(again.at("/user/id")).isEqualTo(verified.at("/user/id"));
    }

    @Test
    @Rule({"I3", "T4"})
    void links_an_identity_while_signed_in_and_signs_in_with_it() {
        var person = server.person("linking");
        says("subject-4", Map.of("email", "quite.another@example.org"));
        var begun =
                person.api()
                        .post(
                                "/api/me/identities/people",
                                "{\"returnTo\": \"https://app.example/settings\"}")
                        .is(200);
        var page = URI.create(begun.get("url").asText());
        var back = throughTheProvider(page.getRawPath() + "?" + page.getRawQuery());
        var code = back.getQuery().substring("link=".length());

        person.api().post("/api/me/identities", "{\"code\": \"%s\"}".formatted(code)).is(200);
        says("subject-4", Map.of());

        assertThat(exchange(throughTheProvider()).is(200).at("/user/id").asText())
                .isEqualTo(person.id());
        await().atMost(RunningServer.SOON)
                .untilAsserted(() ->
                        assertThat(server.mails(person.email()).toString())
                                .contains("sign in to your account with people"));
    }

    @Test
    @Rule({"G1", "T4"})
    void lets_somebody_without_a_password_leave_and_says_farewell() throws IOException {
        says("subject-5", Map.of("email", "without@example.org", "email_verified", true));
        var signedIn = exchange(throughTheProvider()).is(200);

        var left = as(signedIn.get("accessToken").asText()).delete("/api/me");

        assertThat(left.status()).isEqualTo(204);
        await().atMost(RunningServer.SOON)
                .untilAsserted(() ->
                        assertThat(Rows.tablesWith(server.database(), "without@example.org"))
                                .isEmpty());
        try (var mails = Files.walk(server.directory().resolve("mails"))) {
            assertThat(mails.filter(Files::isRegularFile))
                    .anySatisfy(mail ->
                            assertThat(mail).content().contains("without@example.org", "deleted"));
        }
    }

    /// As a browser would go, keeping the one cookie.
    private URI throughTheProvider() {
        return throughTheProvider(
                "/api/auth/oidc/people/start?returnTo=https%3A%2F%2Fapp.example%2Fback");
    }

    private URI throughTheProvider(String page) {
        var started = server.api().get(page);
        assertThat(started.status()).isEqualTo(303);
        var cookie = started.header("Set-Cookie");
        var agreed = Api.at(server.uri()).get(started.header("Location")).header("Location");
        var callback = URI.create(agreed);
        var finished =
                server.api()
                        .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .get(callback.getRawPath() + "?" + callback.getRawQuery());
        assertThat(finished.status()).isEqualTo(303);
        return URI.create(finished.header("Location"));
    }

    private Api.Answer exchange(URI location) {
        var code = location.getQuery().substring("code=".length());
        return server.api().post("/api/auth/oidc/exchange", "{\"code\": \"%s\"}".formatted(code));
    }

    private void says(String subject, Map<String, Object> claims) {
        people.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        IdentityServer.NAME,
                        subject,
                        JOSEObjectType.JWT.getType(),
                        List.of(IdentityServer.CLIENT),
                        claims,
                        3_600));
    }

    private JsonNode confirm(Person person, TotpSecret secret) throws ParseException {
        return person.api()
                .post(
                        "/api/me/totp/confirm",
                        "{\"code\": \"%s\"}".formatted(secret.codeAt(serverTime(person))))
                .is(200)
                .get("recoveryCodes");
    }

    private Api.Answer login(Person person, String totp) {
        return server.api()
                .post(
                        "/api/auth/login",
                        "{\"email\": \"%s\", \"password\": \"%s\", \"totp\": %s}"
                                .formatted(person.email(), person.password(), totp));
    }

    /// When the server opened somebody's session; other tests move its clock.
    private static Instant serverTime(Person person) throws ParseException {
        return SignedJWT.parse(person.accessToken()).getJWTClaimsSet().getIssueTime().toInstant();
    }

    private Api as(String accessToken) {
        return server.api().as(accessToken);
    }
}
