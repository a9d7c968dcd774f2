package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [SignUps] promises.
public interface SignUpsContract extends Fixture {
    @Test
    default void finds_a_sign_up_as_it_was_put() {
        var signUp = signUp(freshAddress(), "token");

        put(signUp);

        assertThat(ports().signUps().findByEmail(signUp.email())).contains(signUp);
        assertThat(ports().signUps().findByEmail(freshAddress())).isEmpty();
    }

    @Test
    default void keeps_only_the_newest_of_an_address() {
        var address = freshAddress();
        var older = signUp(address, "older" + address.value());
        var newer = signUp(address, "newer" + address.value());
        put(older);
        put(newer);

        assertThat(take(older)).isEmpty();
        assertThat(take(newer)).contains(newer);
    }

    @Test
    default void gives_a_sign_up_out_once() {
        var signUp = signUp(freshAddress(), "once" + ports().ids().next());
        put(signUp);

        assertThat(take(signUp)).contains(signUp);
        assertThat(take(signUp)).isEmpty();
        assertThat(ports().signUps().findByEmail(signUp.email())).isEmpty();
    }

    @Test
    default void gives_a_sign_up_to_one_of_many_at_once() {
        var signUp = signUp(freshAddress(), "race" + ports().ids().next());
        put(signUp);

        var results = Race.of(() -> take(signUp));

        assertThat(results.values()).hasSize(Race.RUNNERS);
        assertThat(results.values().stream().flatMap(Optional::stream)).containsExactly(signUp);
    }

    @Test
    default void takes_the_newest_of_many_at_once() {
        var address = freshAddress();

        var results =
                Race.of(
                        Race.RUNNERS,
                        runner ->
                                () -> {
                                    var signUp = signUp(address, runner + address.value());
                                    put(signUp);
                                    return signUp;
                                });

        var kept = ports().signUps().findByEmail(address).orElseThrow();
        assertThat(results.values()).contains(kept);
        assertThat(results.values().stream().flatMap(signUp -> take(signUp).stream()))
                .containsExactly(kept);
    }

    @Test
    default void forgets_those_whose_time_is_over() {
        var address = freshAddress();
        var over = signUp(address, "over" + address.value());
        put(over);
        ports().clock().advance(SignUp.LIFE.minusSeconds(1));
        var fresh = signUp(freshAddress(), "fresh" + address.value());
        put(fresh);
        ports().clock().advance(Duration.ofSeconds(2));

        var forgotten = inTransaction(() -> ports().signUps().forgetExpired(now()));

        assertThat(forgotten).isGreaterThanOrEqualTo(1);
        assertThat(ports().signUps().findByEmail(address)).isEmpty();
        assertThat(ports().signUps().findByEmail(fresh.email())).contains(fresh);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var signUp = signUp(freshAddress(), "token");

        assertThatIllegalStateException().isThrownBy(() -> ports().signUps().put(signUp));
        assertThatIllegalStateException().isThrownBy(() -> ports().signUps().take(signUp.token()));
    }

    private void put(SignUp signUp) {
        committed(() -> ports().signUps().put(signUp));
    }

    private Optional<SignUp> take(SignUp signUp) {
        return inTransaction(() -> ports().signUps().take(signUp.token()));
    }

    private SignUp signUp(EmailAddress address, String token) {
        return new SignUp(
                TokenHash.of(token),
                address,
                new PasswordHash("$argon2id$fake"),
                "Ngũgĩ 🌍",
                Handle.parse("wished-for"),
                Language.FR,
                now().plus(SignUp.LIFE));
    }

    private EmailAddress freshAddress() {
        return EmailAddress.parse("s." + ports().ids().next() + "@example.org");
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
