package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.users.KnownDevices.Sight;

/// What every [KnownDevices] promises.
public interface KnownDevicesContract extends Fixture {
    @Test
    default void tells_the_first_the_new_and_the_known_apart() {
        var user = has(aUser());

        assertThat(note(user, "Firefox, Linux")).isEqualTo(Sight.FIRST);
        assertThat(note(user, "Firefox, Linux")).isEqualTo(Sight.KNOWN);
        assertThat(note(user, "Safari, iOS")).isEqualTo(Sight.NEW);
        assertThat(note(user, "Safari, iOS")).isEqualTo(Sight.KNOWN);
    }

    @Test
    default void keeps_people_apart() {
        var user = has(aUser());
        note(user, "Firefox, Linux");

        assertThat(note(has(aUser()), "Firefox, Linux")).isEqualTo(Sight.FIRST);
    }

    @Test
    default void tells_one_of_many_that_a_device_is_new() {
        var user = has(aUser());
        note(user, "Firefox, Linux");

        var sights = Race.of(() -> note(user, "Safari, iOS"));

        assertThat(sights.values()).containsOnlyOnce(Sight.NEW).contains(Sight.KNOWN);
    }

    @Test
    default void forgets_the_devices_of_a_person() {
        var user = has(aUser());
        note(user, "Firefox, Linux");

        committed(() -> ports().knownDevices().forget(user.id()));

        assertThat(note(user, "Firefox, Linux")).isEqualTo(Sight.FIRST);
    }

    @Test
    default void notes_nothing_outside_a_transaction() {
        var user = has(aUser());
        var device = new DeviceName("Firefox, Linux");
        var now = ports().clock().instant();

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().knownDevices().note(user.id(), device, now));
    }

    private Sight note(User user, String device) {
        return inTransaction(() ->
                ports().knownDevices()
                        .note(user.id(), new DeviceName(device), ports().clock().instant()));
    }
}
