package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.users.TotpSecret;

/// Somebody signs in with more than a password.
final class SignInJourneyTest extends ServerTest {
    @Test
    void turns_on_a_second_factor_and_signs_in_with_it() throws ParseException {
        var person = server().person("totp");
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
        var person = server().person("stepup");
        server().advance("PT11M");

        var refused = person.api().post("/api/me/totp");
        var fresh =
                person.api()
                        .post(
                                "/api/auth/step-up",
                                "{\"password\": \"%s\"}".formatted(person.password()))
                        .is(200);
        var refreshed =
                server().api()
                        .post(
                                "/api/auth/refresh",
                                "{\"refreshToken\": \"%s\"}".formatted(person.refreshToken()))
                        .is(200);

        assertThat(refused.is(403).get("code").asText()).isEqualTo("step_up_required");
        as(fresh.get("accessToken").asText()).post("/api/me/totp").is(200);
        as(refreshed.get("accessToken").asText()).post("/api/me/totp").is(200);
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
        return server().api()
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
        return server().api().as(accessToken);
    }
}
