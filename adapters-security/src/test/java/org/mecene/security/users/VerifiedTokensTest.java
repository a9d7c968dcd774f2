package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.AccessTokens.Claims;
import org.mecene.domain.users.Proof;
import org.mecene.security.users.VerifiedTokens.Verified;

class VerifiedTokensTest {
    private static final Claims CLAIMS =
            new Claims(
                    new UserId(new UUID(0, 1)),
                    new SessionId(new UUID(0, 2)),
                    TestClock.START,
                    new Proof(TestClock.START, Proof.UNKNOWN));

    private final TestClock clock = new TestClock();
    private final VerifiedTokens tokens = new VerifiedTokens(clock);
    private final List<String> checked = new ArrayList<>();

    @Test
    void checks_a_token_once_in_a_minute() {
        claims("token");
        clock.advance(Duration.ofSeconds(59));

        assertThat(claims("token")).contains(CLAIMS);
        assertThat(checked).containsExactly("token");
    }

    @Test
    void checks_it_again_after_a_minute() {
        claims("token");
        clock.advance(Duration.ofSeconds(60));

        assertThat(claims("token")).contains(CLAIMS);
        assertThat(checked).containsExactly("token", "token");
    }

    @Test
    void forgets_it_when_it_ends() {
        tokens.claims("token", now -> Optional.of(new Verified(CLAIMS, now, now.plusSeconds(30))));
        clock.advance(Duration.ofSeconds(30));

        assertThat(tokens.claims("token", _ -> Optional.empty())).isEmpty();
    }

    @Test
    void checks_it_again_when_the_clock_went_back() {
        claims("token");
        clock.advance(Duration.ofHours(-1));

        claims("token");

        assertThat(checked).containsExactly("token", "token");
    }

    @Test
    void does_not_remember_a_token_that_is_not_good() {
        assertThat(tokens.claims("token", _ -> Optional.empty())).isEmpty();

        assertThat(claims("token")).contains(CLAIMS);
    }

    @Test
    void remembers_a_bounded_number() {
        IntStream.range(0, 12_000).forEach(number -> claims("token " + number));
        checked.clear();

        IntStream.range(0, 12_000).forEach(number -> claims("token " + number));

        assertThat(checked).hasSizeGreaterThanOrEqualTo(2_000);
    }

    private Optional<Claims> claims(String token) {
        return tokens.claims(token, now -> check(token, now));
    }

    private Optional<Verified> check(String token, Instant now) {
        checked.add(token);
        return Optional.of(new Verified(CLAIMS, now, now.plusSeconds(900)));
    }
}
