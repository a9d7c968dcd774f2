package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.Session.Shown;

@Rule("I6")
final class SessionTest {
    private static final Instant NOW = TestClock.START;
    private static final TokenHash FIRST = TokenHash.of("first");
    private static final TokenHash SECOND = TokenHash.of("second");
    private static final TokenHash UNKNOWN = TokenHash.of("unknown");

    private final SequentialIds ids = new SequentialIds();
    private final Session begun =
            Session.begin(new SessionId(ids.next()), new UserId(ids.next()), FIRST, NOW, "Firefox");

    @Test
    void knows_its_first_token() {
        assertThat(begun.shown(FIRST, NOW)).isEqualTo(Shown.CURRENT);
        assertThat(begun.shown(FIRST, NOW.plus(Duration.ofDays(59)))).isEqualTo(Shown.CURRENT);
    }

    @Test
    void treats_a_token_that_it_never_had_as_reused() {
        assertThat(begun.shown(UNKNOWN, NOW)).isEqualTo(Shown.REUSED);
    }

    @Test
    void forgives_a_client_that_lost_the_last_answer_for_a_moment() {
        var rotated = begun.rotated(SECOND, NOW);
        var endOfGrace = NOW.plus(Session.GRACE);

        assertThat(rotated.shown(SECOND, NOW)).isEqualTo(Shown.CURRENT);
        assertThat(rotated.shown(FIRST, NOW)).isEqualTo(Shown.LOST_ANSWER);
        assertThat(rotated.shown(FIRST, endOfGrace.minusNanos(1))).isEqualTo(Shown.LOST_ANSWER);
        assertThat(rotated.shown(FIRST, endOfGrace)).isEqualTo(Shown.REUSED);
        assertThat(rotated.shown(FIRST, NOW.plus(Duration.ofDays(1)))).isEqualTo(Shown.REUSED);
    }

    @Test
    void forgives_the_last_answer_only() {
        var tokens = new ArrayList<>(List.of(FIRST));
        var session = begun;
        for (var rotation = 1; rotation <= 5; rotation++) {
            tokens.add(TokenHash.of("token" + rotation));
            session = session.rotated(tokens.getLast(), NOW);
        }

        var shown = new ArrayList<Shown>();
        for (var token : tokens) {
            shown.add(session.shown(token, NOW));
        }

        assertThat(shown)
                .containsExactly(
                        Shown.REUSED,
                        Shown.REUSED,
                        Shown.REUSED,
                        Shown.REUSED,
                        Shown.LOST_ANSWER,
                        Shown.CURRENT);
    }

    @Test
    void ends_when_it_is_not_used() {
        var end = NOW.plus(Session.IDLE_LIFE);

        assertThat(begun.shown(FIRST, end.minusNanos(1))).isEqualTo(Shown.CURRENT);
        assertThat(begun.shown(FIRST, end)).isEqualTo(Shown.EXPIRED);
        assertThat(begun.shown(UNKNOWN, end)).isEqualTo(Shown.EXPIRED);
    }

    @Test
    void lives_on_when_it_is_used() {
        var later = NOW.plus(Duration.ofDays(50));
        var rotated = begun.rotated(SECOND, later);

        assertThat(rotated.expiresAt()).isEqualTo(later.plus(Session.IDLE_LIFE));
        assertThat(rotated.createdAt()).isEqualTo(NOW);
        assertThat(rotated.device()).isEqualTo("Firefox");
    }

    @Test
    void ends_after_a_year_however_much_it_is_used() {
        var session = begun;
        for (var day = 0; day < 365; day += 30) {
            session = session.rotated(TokenHash.of("day" + day), NOW.plus(Duration.ofDays(day)));
        }

        assertThat(session.expiresAt()).isEqualTo(NOW.plus(Session.LIFE));
        assertThat(session.shown(session.current(), NOW.plus(Session.LIFE)))
                .isEqualTo(Shown.EXPIRED);
    }

    @Test
    void keeps_a_hash_and_not_the_token() {
        assertThat(TokenHash.of("first").hex())
                .matches("[0-9a-f]{64}")
                .isEqualTo("a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e");
    }
}
