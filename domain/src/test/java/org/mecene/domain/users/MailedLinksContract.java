package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.MailedLink.Purpose;

/// What every [MailedLinks] promises.
public interface MailedLinksContract extends Fixture {
    @Test
    default void finds_a_link_as_it_was_put() {
        var link = link(has(aUser()), Purpose.CHANGE_ADDRESS);

        put(link);

        assertThat(find(link, Purpose.CHANGE_ADDRESS)).contains(link);
        assertThat(ports().mailedLinks().find(TokenHash.of("guessed"), Purpose.CHANGE_ADDRESS))
                .isEmpty();
    }

    @Test
    @Rule("I5")
    default void gives_a_link_out_for_its_purpose_only() {
        var link = link(has(aUser()), Purpose.RESET_PASSWORD);
        put(link);

        var elsewhere = take(link, Purpose.CHANGE_ADDRESS);

        assertThat(elsewhere).isEmpty();
        assertThat(find(link, Purpose.CHANGE_ADDRESS)).isEmpty();
        assertThat(take(link, Purpose.RESET_PASSWORD)).contains(link);
    }

    @Test
    default void keeps_only_the_newest_of_a_person_and_purpose() {
        var user = has(aUser());
        var other = link(user, Purpose.CHANGE_ADDRESS);
        var older = link(user, Purpose.RESET_PASSWORD);
        var newer = link(user, Purpose.RESET_PASSWORD);

        put(other);
        put(older);
        put(newer);

        assertThat(take(older, Purpose.RESET_PASSWORD)).isEmpty();
        assertThat(take(newer, Purpose.RESET_PASSWORD)).contains(newer);
        assertThat(take(other, Purpose.CHANGE_ADDRESS)).contains(other);
    }

    @Test
    @Rule("I5")
    default void gives_a_link_to_one_of_many_at_once() {
        var link = link(has(aUser()), Purpose.RESET_PASSWORD);
        put(link);

        var results = Race.of(() -> take(link, Purpose.RESET_PASSWORD));

        assertThat(results.values()).hasSize(Race.RUNNERS);
        assertThat(results.values().stream().flatMap(Optional::stream)).containsExactly(link);
        assertThat(find(link, Purpose.RESET_PASSWORD)).isEmpty();
    }

    @Test
    default void forgets_those_of_a_person() {
        var gone = link(has(aUser()), Purpose.RESET_PASSWORD);
        var kept = link(has(aUser()), Purpose.RESET_PASSWORD);
        put(gone);
        put(kept);

        committed(() -> ports().mailedLinks().forget(gone.user()));

        assertThat(find(gone, Purpose.RESET_PASSWORD)).isEmpty();
        assertThat(find(kept, Purpose.RESET_PASSWORD)).contains(kept);
    }

    @Test
    default void forgets_those_whose_time_is_over() {
        var over = link(has(aUser()), Purpose.RESET_PASSWORD);
        put(over);
        ports().clock().advance(Purpose.RESET_PASSWORD.life().minusSeconds(1));
        var fresh = link(has(aUser()), Purpose.RESET_PASSWORD);
        put(fresh);
        ports().clock().advance(Duration.ofSeconds(1));

        var forgotten = inTransaction(() -> ports().mailedLinks().forgetExpired(now()));

        assertThat(forgotten).isGreaterThanOrEqualTo(1);
        assertThat(find(over, Purpose.RESET_PASSWORD)).isEmpty();
        assertThat(find(fresh, Purpose.RESET_PASSWORD)).contains(fresh);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var link = link(has(aUser()), Purpose.RESET_PASSWORD);
        var links = ports().mailedLinks();

        assertThatIllegalStateException().isThrownBy(() -> links.put(link));
        assertThatIllegalStateException()
                .isThrownBy(() -> links.take(link.token(), link.purpose()));
    }

    private void put(MailedLink link) {
        committed(() -> ports().mailedLinks().put(link));
    }

    private Optional<MailedLink> find(MailedLink link, Purpose purpose) {
        return ports().mailedLinks().find(link.token(), purpose);
    }

    private Optional<MailedLink> take(MailedLink link, Purpose purpose) {
        return inTransaction(() -> ports().mailedLinks().take(link.token(), purpose));
    }

    private MailedLink link(User user, Purpose purpose) {
        var secret = "link:" + ports().ids().next();
        var address = EmailAddress.parse("n." + ports().ids().next() + "@example.org");
        return MailedLink.to(user, purpose, address, secret, now());
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
