package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;

/// What every [SignUps] promises.
public interface SignUpsContract extends Fixture {
    @Test
    default void finds_a_sign_up_as_it_was_added() {
        var chosen = signUp(freshAddress(), "chosen");
        var known = byProvider(freshAddress(), "known");

        add(chosen);
        add(known);

        assertThat(newestOf(chosen.email())).contains(chosen);
        assertThat(newestOf(known.email())).contains(known);
        assertThat(newestOf(freshAddress())).isEmpty();
    }

    @Test
    default void keeps_all_who_wait_for_an_address_until_one_comes() {
        var address = freshAddress();
        var older = signUp(address, "older");
        add(older);
        ports().clock().advance(Duration.ofMinutes(1));
        var newer = signUp(address, "newer");
        add(newer);
        var other = signUp(freshAddress(), "other");
        add(other);

        assertThat(newestOf(address)).contains(newer);
        assertThat(take(older)).contains(older);
        assertThat(take(newer)).isEmpty();
        assertThat(newestOf(address)).isEmpty();
        assertThat(take(other)).contains(other);
    }

    @Test
    @Rule("I2")
    default void has_all_be_contested_once_another_asks() {
        var address = freshAddress();
        var owner = signUp(address, "owner");
        add(owner);
        assertThat(newestOf(address)).contains(owner);
        add(byProvider(address, "stranger"));

        assertThat(remove(byProvider(address, "stranger"))).isTrue();
        assertThat(newestOf(address)).contains(owner.contested());
        add(signUp(address, "again"));
        assertThat(take(signUp(address, "again"))).contains(signUp(address, "again").contested());
    }

    @Test
    default void contests_nothing_because_of_those_whose_time_is_over() {
        var address = freshAddress();
        add(byProvider(address, "stranger"));
        ports().clock().advance(SignUp.LIFE);
        var owner = signUp(address, "owner");

        add(owner);

        assertThat(take(owner)).contains(owner);
    }

    @Test
    @Rule("I2")
    default void has_all_be_contested_when_somebody_could_not_be_heard() {
        var address = freshAddress();
        var waiting = signUp(address, "waiting");
        var stranger = signUp(freshAddress(), "stranger");
        add(waiting);
        add(stranger);

        committed(() -> ports().signUps().contest(address));

        assertThat(newestOf(address)).contains(waiting.contested());
        assertThat(newestOf(stranger.email())).contains(stranger);
    }

    @Test
    default void sees_every_other_of_many_who_ask_at_once() {
        var address = freshAddress();

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            add(byProvider(address, "asker" + runner));
                            return runner;
                        });

        assertThat(newestOf(address)).get().matches(SignUp::isContested);
    }

    @Test
    default void gives_an_address_to_one_of_many_who_use_its_links_at_once() {
        var address = freshAddress();
        var waiting =
                IntStream.range(0, Race.RUNNERS)
                        .mapToObj(number -> signUp(address, "race" + number))
                        .toList();
        waiting.forEach(this::add);

        var results = Race.of(Race.RUNNERS, runner -> () -> take(waiting.get(runner)));

        assertThat(results.values()).hasSize(Race.RUNNERS);
        assertThat(results.values().stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    default void takes_one_out_alone() {
        var address = freshAddress();
        var one = signUp(address, "one");
        var other = signUp(address, "other");
        add(one);
        add(other);

        assertThat(remove(one)).isTrue();
        assertThat(remove(one)).isFalse();
        assertThat(take(other)).contains(other);
    }

    @Test
    default void forgets_all_who_wait_for_an_address() {
        var address = freshAddress();
        add(signUp(address, "one"));
        add(byProvider(address, "another"));
        var stranger = signUp(freshAddress(), "stranger");
        add(stranger);

        committed(() -> ports().signUps().forget(address));

        assertThat(newestOf(address)).isEmpty();
        assertThat(newestOf(stranger.email())).contains(stranger);
    }

    @Test
    default void forgets_those_whose_time_is_over() {
        var address = freshAddress();
        var over = signUp(address, "over");
        add(over);
        ports().clock().advance(SignUp.LIFE.minusSeconds(1));
        var fresh = signUp(freshAddress(), "fresh");
        add(fresh);
        ports().clock().advance(Duration.ofSeconds(2));

        var forgotten = inTransaction(() -> ports().signUps().forgetExpired(now()));

        assertThat(forgotten).isGreaterThanOrEqualTo(1);
        assertThat(newestOf(address)).isEmpty();
        assertThat(newestOf(fresh.email())).contains(fresh);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var signUp = signUp(freshAddress(), "token");

        assertThatIllegalStateException().isThrownBy(() -> ports().signUps().add(signUp));
        assertThatIllegalStateException().isThrownBy(() -> ports().signUps().take(signUp.token()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().signUps().contest(signUp.email()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().signUps().remove(signUp.token()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().signUps().forget(signUp.email()));
    }

    private void add(SignUp signUp) {
        committed(() -> ports().signUps().add(signUp));
    }

    private Optional<SignUp> take(SignUp signUp) {
        return inTransaction(() -> ports().signUps().take(signUp.token()));
    }

    private boolean remove(SignUp signUp) {
        return inTransaction(() -> ports().signUps().remove(signUp.token()));
    }

    private Optional<SignUp> newestOf(EmailAddress address) {
        return ports().signUps().newestOf(address);
    }

    private SignUp signUp(EmailAddress address, String token) {
        return new SignUp(
                TokenHash.of(token + address.value()),
                address,
                new PasswordHash("$argon2id$fake"),
                "Ngũgĩ 🌍",
                Handle.parse("wished-for"),
                Language.FR,
                null,
                false,
                now().plus(SignUp.LIFE));
    }

    private SignUp byProvider(EmailAddress address, String token) {
        return new SignUp(
                TokenHash.of(token + address.value()),
                address,
                PasswordHash.NONE,
                "Ngũgĩ 🌍",
                null,
                Language.FR,
                new SocialIdentity("facebook", token),
                false,
                now().plus(SignUp.LIFE));
    }

    private EmailAddress freshAddress() {
        return EmailAddress.parse("s." + ports().ids().next() + "@example.org");
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
