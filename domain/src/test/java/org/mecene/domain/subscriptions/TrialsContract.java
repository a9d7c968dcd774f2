package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;

/// What every [Trials] promises.
public interface TrialsContract extends Fixture {
    @Test
    @Rule("S9")
    default void remembers_the_trial_of_a_person_by_account_and_by_address() {
        var creator = has(aCreator());
        var person = has(aUser().withEmail("awa@example.org"));
        var other = has(aUser());

        committed(() -> ports().trials().remember(person.id(), creator.id(), now()));
        committed(() -> ports().trials().remember(person.id(), creator.id(), now()));
        committed(() ->
                ports().users().save(person.withEmail(EmailAddress.parse("new@example.org"))));
        var heir = has(aUser().withEmail("awa@example.org"));

        assertThat(ports().trials().had(person.id(), creator.id())).isTrue();
        assertThat(ports().trials().had(heir.id(), creator.id())).isTrue();
        assertThat(ports().trials().had(other.id(), creator.id())).isFalse();
        assertThat(ports().trials().had(person.id(), has(aCreator()).id())).isFalse();
    }

    @Test
    @Rule("S9")
    default void remembers_a_trial_that_is_told_by_many_at_once() {
        var creator = has(aCreator());
        var person = has(aUser());

        var results =
                Race.of(() -> {
                    committed(() -> ports().trials().remember(person.id(), creator.id(), now()));
                    return true;
                });

        assertThat(results.values()).hasSize(Race.RUNNERS);
        assertThat(ports().trials().had(person.id(), creator.id())).isTrue();
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
