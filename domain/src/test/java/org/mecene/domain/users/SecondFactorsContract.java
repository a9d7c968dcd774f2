package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [SecondFactors] promises.
public interface SecondFactorsContract extends Fixture {
    Set<TokenHash> CODES = Set.of(TokenHash.of("one"), TokenHash.of("two"));

    @Test
    default void keeps_a_factor_as_it_was_put() {
        var user = has(aUser()).id();
        var begun = SecondFactor.begun(user, "sealed");
        var now = ports().clock().instant();

        put(begun);
        assertThat(find(user)).isEqualTo(begun);
        put(begun.used(42).confirmed(CODES, now).failed(now));

        assertThat(find(user)).isEqualTo(begun.used(42).confirmed(CODES, now).failed(now));
    }

    @Test
    default void keeps_the_wait_after_many_wrong_codes() {
        var now = ports().clock().instant();
        var factor = SecondFactor.begun(has(aUser()).id(), "sealed");
        for (var i = 0; i < SecondFactor.FREE_FAILURES; i++) {
            factor = factor.failed(now);
        }

        put(factor);

        assertThat(find(factor.user())).isEqualTo(factor);
    }

    @Test
    default void is_on_once_it_was_confirmed() {
        var user = has(aUser()).id();
        var begun = SecondFactor.begun(user, "sealed");
        assertThat(ports().secondFactors().isOn(user)).isFalse();

        put(begun);
        assertThat(ports().secondFactors().isOn(user)).isFalse();
        put(begun.confirmed(CODES, ports().clock().instant()));

        assertThat(ports().secondFactors().isOn(user)).isTrue();
    }

    @Test
    default void removes_a_factor_once_and_again() {
        var user = has(aUser()).id();
        put(SecondFactor.begun(user, "sealed"));

        committed(() -> ports().secondFactors().remove(user));
        committed(() -> ports().secondFactors().remove(user));

        assertThat(find(user)).isNull();
    }

    @Test
    default void lets_one_of_many_use_a_step() {
        var user = has(aUser()).id();
        put(SecondFactor.begun(user, "sealed"));

        var results = Race.of(() -> inTransaction(() -> use(user, 42)));

        assertThat(results.values()).containsOnlyOnce(true);
    }

    private boolean use(UserId user, long step) {
        var factor = ports().secondFactors().findForUpdate(user).orElseThrow();
        if (!factor.takes(step)) {
            return false;
        }
        ports().secondFactors().put(factor.used(step));
        return true;
    }

    private void put(SecondFactor factor) {
        committed(() -> ports().secondFactors().put(factor));
    }

    private @Nullable SecondFactor find(UserId user) {
        return inTransaction(() -> ports().secondFactors().findForUpdate(user)).orElse(null);
    }
}
