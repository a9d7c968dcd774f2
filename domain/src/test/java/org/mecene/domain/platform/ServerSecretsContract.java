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

    @Test
    default void replaces_a_secret_that_is_still_the_present_one() {
        var name = freshName();
        ports().serverSecrets().of(name, () -> "first");

        assertThat(ports().serverSecrets().replace(name, "first", "second")).isTrue();
        assertThat(ports().serverSecrets().replace(name, "first", "third")).isFalse();
        assertThat(ports().serverSecrets().of(name, () -> "other")).isEqualTo("second");
    }

    @Test
    default void replaces_nothing_that_is_not_there() {
        var name = freshName();

        assertThat(ports().serverSecrets().replace(name, "", "second")).isFalse();
        assertThat(ports().serverSecrets().of(name, () -> "made")).isEqualTo("made");
    }

    @Test
    default void lets_one_of_many_replace_a_secret_at_once() {
        var name = freshName();
        ports().serverSecrets().of(name, () -> "first");

        var results =
                Race.of(
                        Race.RUNNERS,
                        runner ->
                                () -> ports().serverSecrets().replace(name, "first", "s" + runner));

        assertThat(results.values()).filteredOn(replaced -> replaced).hasSize(1);
    }

    private String freshName() {
        return "test-" + ports().ids().next();
    }
}
