package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

final class UserTest {
    private static final Instant NOW = TestClock.START;
    private static final PasswordHash HASH = new PasswordHash("$argon2id$1");

    private final User begun =
            User.begin(
                    new UserId(new SequentialIds().next()),
                    EmailAddress.parse("awa@example.org"),
                    HASH,
                    Handle.parse("awa"),
                    new User.Profile("Awa", null, null, Language.FR, null),
                    NOW);

    @Test
    @Rule("I9")
    void begins_as_a_subscriber_and_nothing_more() {
        assertThat(begun.roles()).containsExactly(Role.SUBSCRIBER);
        assertThat(begun.isCreator()).isFalse();
        assertThat(begun.status()).isEqualTo(User.Status.ACTIVE);
        assertThat(begun.version()).isZero();
    }

    @Test
    void is_given_roles_and_keeps_the_others() {
        var both = begun.withRole(Role.CREATOR).withRole(Role.CREATOR).withRole(Role.ADMIN);

        assertThat(both.roles())
                .containsExactlyInAnyOrder(Role.SUBSCRIBER, Role.CREATOR, Role.ADMIN);
        assertThat(both.isCreator()).isTrue();
    }

    @Test
    void changes_its_password_and_nothing_else() {
        var changed = begun.withPassword(new PasswordHash("$argon2id$2"));

        assertThat(changed.passwordHash()).isEqualTo(new PasswordHash("$argon2id$2"));
        assertThat(changed.withPassword(HASH)).isEqualTo(begun);
    }

    @Test
    void shows_neither_address_nor_password() {
        assertThat(begun.toString()).doesNotContain("awa@").doesNotContain("argon2id");
    }
}
