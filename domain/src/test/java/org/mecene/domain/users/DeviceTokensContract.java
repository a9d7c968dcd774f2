package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.time.Ids;

/// What every [DeviceTokens] promises.
public interface DeviceTokensContract {
    Ids IDS = new SequentialIds();

    DeviceTokens deviceTokens();

    TestClock clock();

    @Test
    default void knows_its_tokens_for_half_a_year() {
        var user = user();
        var token = deviceTokens().issue(user);

        assertThat(deviceTokens().isOf(user, token)).isTrue();
        clock().advance(DeviceTokens.LIFE.minusSeconds(2));
        assertThat(deviceTokens().isOf(user, token)).isTrue();
        clock().advance(Duration.ofSeconds(3));
        assertThat(deviceTokens().isOf(user, token)).isFalse();
    }

    @Test
    default void knows_no_token_of_somebody_else() {
        var token = deviceTokens().issue(user());

        assertThat(deviceTokens().isOf(user(), token)).isFalse();
    }

    @Test
    default void forgets_all_when_the_password_changes() {
        var user = user();
        var token = deviceTokens().issue(user);

        var changed = user.withPassword(new PasswordHash("$argon2id$another"));

        assertThat(deviceTokens().isOf(changed, token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "mdt_", "mdt_a.b", "é🌍"})
    default void knows_nothing_else(String text) {
        var user = user();
        var token = deviceTokens().issue(user);

        assertThat(deviceTokens().isOf(user, text)).isFalse();
        assertThat(deviceTokens().isOf(user, token + text.strip() + "=")).isFalse();
        assertThat(deviceTokens().isOf(user, text.repeat(1_000))).isFalse();
    }

    /// Somebody new.
    default User user() {
        return aUser().build(new UserId(IDS.next()), clock().instant());
    }
}
