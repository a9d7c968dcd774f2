package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Properties.forAll;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.AccessTokens.Claims;
import org.mecene.domain.users.Proof;
import org.mecene.security.testkit.Kept;

class JwtAccessTokensTest {
    private static final Duration LIFE = Duration.ofSeconds(AccessTokens.LIFE_SECONDS);

    private final TokenForge forge = new TokenForge();
    private final JwtAccessTokens tokens = forge.tokens;

    @Test
    void says_what_was_issued_in_full_seconds() {
        var claims = forge.claims();

        var token = tokens.issue(claims);

        assertThat(tokens.verify(token))
                .contains(
                        new Claims(
                                claims.user(),
                                claims.session(),
                                claims.issuedAt().truncatedTo(ChronoUnit.SECONDS),
                                new Proof(
                                        claims.proof().at().truncatedTo(ChronoUnit.SECONDS),
                                        claims.proof().methods())));
    }

    /// A header that changed would sign people out on nodes of the version before.
    @Test
    void writes_the_header_that_every_version_knows() {
        assertThat(forge.header())
                .isEqualTo(
                        "{\"kid\":\"" + forge.kid() + "\",\"typ\":\"at+jwt\",\"alg\":\"ES256\"}");
    }

    @Test
    void claims_what_the_profile_of_access_tokens_demands() throws Exception {
        var claims = JSONObjectUtils.parse(forge.payload());

        var issuedAt = Instant.parse("2026-03-01T09:00:00Z").getEpochSecond();
        assertThat(UUID.fromString((String) claims.remove("jti")).version()).isEqualTo(7);
        assertThat(claims)
                .hasSize(9)
                .containsEntry("iss", "https://mecene.example")
                .containsEntry("aud", "mecene")
                .containsEntry("client_id", "mecene")
                .containsEntry("sub", "019a1b2c-0000-7000-8000-000000000001")
                .containsEntry("sid", "019a1b2c-0000-7000-8000-000000000002")
                .containsEntry("auth_time", issuedAt)
                .containsEntry("amr", List.of("otp", "pwd", "mfa"))
                .containsEntry("iat", issuedAt)
                .containsEntry("exp", issuedAt + 900);
    }

    @Test
    void stays_far_below_the_longest_token_that_is_read() {
        assertThat(forge.genuine()).hasSizeLessThan(600);
    }

    @Test
    void accepts_tokens_of_another_node() {
        var otherNode = forge.server(forge.kept);

        assertThat(otherNode.verify(tokens.issue(forge.claims()))).isPresent();
        assertThat(tokens.verify(otherNode.issue(forge.claims()))).isPresent();
    }

    @Test
    void refuses_tokens_of_another_server() {
        var otherServer = forge.server(Kept.nothing());

        assertThat(tokens.verify(otherServer.issue(forge.claims()))).isEmpty();
    }

    @Test
    void accepts_a_token_until_its_end() {
        var token = forge.genuine();
        var end = forge.clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(LIFE);

        forge.clock.set(end.minusNanos(1_000));
        assertThat(tokens.verify(token)).isPresent();

        forge.clock.set(end);
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void refuses_a_token_after_the_clock_was_moved_forward() {
        var token = forge.genuine();
        assertThat(tokens.verify(token)).isPresent();

        forge.clock.advance(Duration.ofDays(31));

        assertThat(tokens.verify(token)).isEmpty();
        assertThat(tokens.verify(forge.genuine())).isPresent();
    }

    @Test
    void refuses_a_token_after_the_clock_went_back() {
        var token = forge.genuine();
        assertThat(tokens.verify(token)).isPresent();

        forge.clock.advance(Duration.ofHours(-1));

        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void answers_whatever_it_is_asked() {
        var genuine = forge.genuine();

        forAll(
                1_500,
                random -> mutated(genuine, random),
                mutant ->
                        assertThat(tokens.verify(mutant).isPresent())
                                .isEqualTo(mutant.equals(genuine)));
    }

    @Test
    void serves_many_threads() {
        var shared = Stream.generate(forge::genuine).limit(50).toList();
        var answers =
                Race.of(() ->
                                Stream.concat(
                                                Stream.generate(forge::genuine).limit(50),
                                                shared.stream())
                                        .map(tokens::verify)
                                        .toList())
                        .values();

        assertThat(answers.stream().flatMap(List::stream))
                .hasSize(Race.RUNNERS * 100)
                .allMatch(Optional::isPresent);
    }

    /// Replaces, removes or adds a few characters of any kind anywhere.
    private static String mutated(String token, RandomGenerator random) {
        var text = new StringBuilder(token);
        for (var changes = random.nextInt(1, 4); changes > 0; changes--) {
            var at = random.nextInt(text.length());
            var letter = (char) random.nextInt(random.nextBoolean() ? 128 : 65_536);
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, letter);
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, letter);
            }
        }
        return text.toString();
    }
}
