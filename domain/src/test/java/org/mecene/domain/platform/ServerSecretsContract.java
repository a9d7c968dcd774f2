package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [ServerSecrets] promises.
public interface ServerSecretsContract extends Fixture {
    @Test
    default void makes_a_secret_when_it_is_asked_for_the_first_time() {
        var name = freshName();

        assertThat(ports().serverSecrets().of(name, () -> "first — é")).isEqualTo("first — é");
        assertThat(ports().serverSecrets().of(name, () -> "second")).isEqualTo("first — é");
    }

    @Test
    default void keeps_secrets_of_two_names_apart() {
        ports().serverSecrets().of(freshName(), () -> "one");

        assertThat(ports().serverSecrets().of(freshName(), () -> "other")).isEqualTo("other");
    }

    @Test
    default void gives_the_same_to_all_who_ask_at_once() {
        var name = freshName();

        var results =
                Race.of(
                        Race.RUNNERS,
                        runner -> () -> ports().serverSecrets().of(name, () -> "s" + runner));

        var stored = ports().serverSecrets().of(name, () -> "late");
        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnly(stored);
    }

    private String freshName() {
        return "test-" + ports().ids().next();
    }
}
