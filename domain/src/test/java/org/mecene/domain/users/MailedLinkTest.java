package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.users.MailedLink.Purpose;

final class MailedLinkTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final EmailAddress NEW = EmailAddress.parse("new@example.org");

    private final SequentialIds ids = new SequentialIds();
    private final User user = aUser().build(new UserId(ids.next()), NOW);

    @Test
    @Rule("I5")
    void works_until_its_last_moment() {
        var link = MailedLink.to(user, Purpose.RESET_PASSWORD, user.email(), "secret", NOW);
        var end = NOW.plus(Purpose.RESET_PASSWORD.life());

        assertThat(link.isGoodFor(user, end.minusNanos(1))).isTrue();
        assertThat(link.isGoodFor(user, end)).isFalse();
    }

    @Test
    @Rule("I5")
    void is_worthless_once_the_password_is_another() {
        var changed = user.withPassword(new PasswordHash("$another$"));
        var reset = MailedLink.to(user, Purpose.RESET_PASSWORD, user.email(), "secret", NOW);
        var move = MailedLink.to(user, Purpose.CHANGE_ADDRESS, NEW, "secret", NOW);

        assertThat(reset.isGoodFor(changed, NOW)).isFalse();
        assertThat(move.isGoodFor(changed, NOW)).isFalse();
        assertThat(move.isGoodFor(user, NOW)).isTrue();
    }

    @Test
    void resets_only_an_account_of_the_address_that_it_was_mailed_to() {
        var link = MailedLink.to(user, Purpose.RESET_PASSWORD, NEW, "secret", NOW);

        assertThat(link.isGoodFor(user, NOW)).isFalse();
    }

    @Test
    void is_for_one_person() {
        var link = MailedLink.to(user, Purpose.CHANGE_ADDRESS, NEW, "secret", NOW);
        var other = aUser().build(new UserId(ids.next()), NOW);

        assertThat(link.isGoodFor(other, NOW)).isFalse();
    }
}
