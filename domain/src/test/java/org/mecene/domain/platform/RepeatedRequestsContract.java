package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.RepeatedRequests.Answer;
import org.mecene.domain.platform.RepeatedRequests.Claim;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.text.Bytes;

/// What every [RepeatedRequests] promises.
public interface RepeatedRequestsContract extends Fixture {
    @Test
    default void lets_the_first_request_run() {
        var key = freshKey();

        assertThat(claim(key, "print")).isEqualTo(new Claim.Granted());
        assertThat(claim(key, "print")).isEqualTo(new Claim.Running());
    }

    @Test
    default void lets_one_of_many_at_once_run() {
        var key = freshKey();

        var results = Race.of(() -> claim(key, "print"));

        assertThat(results.values())
                .hasSize(Race.RUNNERS)
                .containsOnlyOnce(new Claim.Granted())
                .containsOnly(new Claim.Granted(), new Claim.Running());
    }

    @Test
    default void gives_the_first_answer_again() {
        var key = freshKey();
        claim(key, "print");
        var answer =
                new Answer(
                        201,
                        Map.of("Location", "/api/posts/1", "ETag", "\"0\""),
                        Bytes.of(new byte[] {0, 1, -1, '{'}));

        ports().repeatedRequests().remember(key, answer);

        assertThat(claim(key, "print")).isEqualTo(new Claim.Answered(answer));
    }

    @Test
    default void remembers_an_answer_without_a_body() {
        var key = freshKey();
        claim(key, "print");
        var answer = new Answer(204, Map.of(), null);

        ports().repeatedRequests().remember(key, answer);

        assertThat(claim(key, "print")).isEqualTo(new Claim.Answered(answer));
    }

    @Test
    default void knows_another_request_under_the_same_key() {
        var running = freshKey();
        claim(running, "print");
        var answered = freshKey();
        claim(answered, "print");
        ports().repeatedRequests().remember(answered, new Answer(204, Map.of(), null));

        assertThat(claim(running, "other")).isEqualTo(new Claim.UsedOtherwise());
        assertThat(claim(answered, "other")).isEqualTo(new Claim.UsedOtherwise());
    }

    @Test
    default void keeps_the_keys_of_callers_apart() {
        var key = freshKey();
        claim(key, "print");

        assertThat(claim(new RepeatedRequests.Key(key.caller() + "2", key.key()), "print"))
                .isEqualTo(new Claim.Granted());
    }

    @Test
    default void takes_any_key_that_clients_may_send() {
        var key =
                new RepeatedRequests.Key(
                        "user:" + ports().ids().next(), "~!\"#$%&'()*+,/:;<=>?@[]^_`{|}\\");

        assertThat(claim(key, "print")).isEqualTo(new Claim.Granted());
        assertThat(claim(key, "print")).isEqualTo(new Claim.Running());
    }

    @Test
    default void lets_a_released_key_be_used_again() {
        var key = freshKey();
        claim(key, "print");

        ports().repeatedRequests().release(key);

        assertThat(claim(key, "other")).isEqualTo(new Claim.Granted());
    }

    @Test
    default void replaces_a_request_whose_node_died() {
        var key = freshKey();
        claim(key, "print");
        ports().clock().advance(RepeatedRequests.RUNNING_LIMIT.minusSeconds(1));
        assertThat(claim(key, "print")).isEqualTo(new Claim.Running());
        ports().clock().advance(Duration.ofSeconds(2));

        var results = Race.of(() -> claim(key, "print"));

        assertThat(results.values())
                .containsOnlyOnce(new Claim.Granted())
                .containsOnly(new Claim.Granted(), new Claim.Running());
    }

    @Test
    default void forgets_what_is_old() {
        var key = freshKey();
        claim(key, "print");
        ports().repeatedRequests().remember(key, new Answer(204, Map.of(), null));
        ports().clock().advance(RepeatedRequests.MEMORY.minusSeconds(1));
        var fresh = freshKey();
        claim(fresh, "print");
        ports().repeatedRequests().forgetOld(now());
        assertThat(claim(key, "print")).isInstanceOf(Claim.Answered.class);

        ports().clock().advance(Duration.ofSeconds(2));
        var forgotten = ports().repeatedRequests().forgetOld(now());

        assertThat(forgotten).isGreaterThanOrEqualTo(1);
        assertThat(claim(fresh, "print")).isEqualTo(new Claim.Running());
        assertThat(claim(key, "other")).isEqualTo(new Claim.Granted());
    }

    private Claim claim(RepeatedRequests.Key key, String fingerprint) {
        return ports().repeatedRequests().claim(key, fingerprint, now());
    }

    private RepeatedRequests.Key freshKey() {
        return new RepeatedRequests.Key(
                "user:" + ports().ids().next(), "key-" + ports().ids().next());
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
