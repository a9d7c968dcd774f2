package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;

/// What every [Bans] promises.
public interface BansContract extends Fixture {
    @Test
    default void finds_a_ban_as_it_was_put_until_it_is_lifted() {
        var ban = hasBan(ports().clock().instant().plus(Duration.ofDays(1)));

        assertThat(ports().bans().find(ban.user())).contains(ban);
        committed(() -> ports().bans().lift(ban.user()));
        assertThat(ports().bans().find(ban.user())).isEmpty();
    }

    @Test
    default void replaces_the_ban_of_a_person() {
        var ban = hasBan(ports().clock().instant());
        var longer = new Ban(ban.user(), "Encore", ban.by(), ban.since(), null);

        committed(() -> ports().bans().put(longer));

        assertThat(ports().bans().find(ban.user())).contains(longer);
    }

    @Test
    @Rule("O5")
    default void gives_out_those_whose_time_is_over() {
        var end = ports().clock().instant().plus(Duration.ofDays(1));
        var timed = hasBan(end);
        var endless = hasBan(null);

        assertThat(inTransaction(() -> ports().bans().over(end.minusMillis(1), 1_000)))
                .doesNotContain(timed, endless);
        assertThat(inTransaction(() -> ports().bans().over(end, 1_000)))
                .contains(timed)
                .doesNotContain(endless);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var ban = hasBan(null);

        assertThatIllegalStateException().isThrownBy(() -> ports().bans().put(ban));
        assertThatIllegalStateException().isThrownBy(() -> ports().bans().lift(ban.user()));
    }

    private Ban hasBan(@Nullable Instant until) {
        var user = has(aUser());
        var ban =
                new Ban(
                        user.id(),
                        "Spam — « encore »",
                        has(anAdmin()).id(),
                        ports().clock().instant(),
                        until);
        committed(() -> ports().bans().put(ban));
        return ban;
    }
}
