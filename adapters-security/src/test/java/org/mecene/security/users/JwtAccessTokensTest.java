package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.AccessTokens.Claims;
import org.mecene.security.testkit.InMemoryServerSecrets;

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
                                claims.issuedAt().truncatedTo(ChronoUnit.SECONDS)));
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
                .hasSize(7)
                .containsEntry("iss", "https://mecene.example")
                .containsEntry("aud", "mecene")
                .containsEntry("client_id", "mecene")
                .containsEntry("sub", "019a1b2c-0000-7000-8000-000000000001")
                .containsEntry("sid", "019a1b2c-0000-7000-8000-000000000002")
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
        var otherServer = forge.server(new InMemoryServerSecrets());

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
        var random = new SplittableRandom(20_261_121L);
        var genuine = forge.genuine();

        var mutants = Stream.generate(() -> mutated(genuine, random)).limit(3_000);

        assertThat(mutants.filter(mutant -> !mutant.equals(genuine)))
                .allSatisfy(mutant -> assertThat(tokens.verify(mutant)).isEmpty());
    }

    @Test
    void serves_many_threads() throws Exception {
        var shared = Stream.generate(forge::genuine).limit(50).toList();
        Callable<Boolean> work =
                () ->
                        Stream.concat(Stream.generate(forge::genuine).limit(50), shared.stream())
                                .allMatch(token -> tokens.verify(token).isPresent());

        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = threads.invokeAll(Stream.generate(() -> work).limit(8).toList());

            assertThat(results).allSatisfy(result -> assertThat(result.get()).isTrue());
        }
    }

    /// Replaces, removes or adds a few characters of any kind anywhere.
    private static String mutated(String token, SplittableRandom random) {
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
