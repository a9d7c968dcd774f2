package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;

/// What every [Declines] promises.
public interface DeclinesContract extends Fixture {
    @Test
    @Rule("I11")
    default void lets_an_account_wait_from_the_tenth_decline_until_the_first_is_an_hour_old() {
        var payer = somebody();
        decline(payer, Declines.MOST_OF_ACCOUNT - 1);
        var before = waitOf(payer);

        ports().clock().advance(Duration.ofMinutes(10));
        decline(payer, 1);

        assertThat(before).isZero();
        assertThat(waitOf(payer)).isEqualTo(Duration.ofMinutes(50));
        ports().clock().advance(Duration.ofMinutes(50));
        assertThat(waitOf(payer)).isZero();
    }

    @Test
    @Rule("I11")
    default void counts_a_guest_by_the_address_that_they_give() {
        var address = new EmailAddress("guest%s@example.org".formatted(ports().ids().next()));
        decline(Payer.guest(address, null), Declines.MOST_OF_ACCOUNT);

        var again = waitOf(Payer.guest(address, "192.0.2.0/24"));
        var member = waitOf(Payer.member(new UserId(ports().ids().next()), null));

        assertThat(again).isPositive();
        assertThat(member).isZero();
    }

    @Test
    @Rule("I11")
    default void lets_a_network_wait_that_many_accounts_are_declined_from() {
        var place = place();
        for (var i = 0; i < Declines.MOST_OF_NETWORK - 1; i++) {
            decline(somebodyFrom(place), 1);
        }
        var before = waitOf(somebodyFrom(place));

        decline(somebodyFrom(place), 1);

        assertThat(before).isZero();
        assertThat(waitOf(somebodyFrom(place))).isEqualTo(Declines.WINDOW);
        assertThat(waitOf(somebodyFrom(place()))).isZero();
        assertThat(waitOf(somebody())).isZero();
    }

    @Test
    @Rule("I11")
    default void lets_every_account_wait_that_tried_a_card_which_was_declined_too_often() {
        var card = card();
        var one = somebody();
        var other = somebody();
        var bystander = somebody();
        decline(one, card, 2);
        decline(other, card, Declines.MOST_OF_CARD - 3);
        decline(bystander, card(), 1);
        var before = waitOf(one);

        decline(other, card, 1);

        assertThat(before).isZero();
        assertThat(waitOf(one)).isEqualTo(Declines.WINDOW);
        assertThat(waitOf(other)).isEqualTo(Declines.WINDOW);
        assertThat(waitOf(bystander)).isZero();
    }

    @Test
    @Rule("I11")
    default void counts_an_attempt_once_however_often_it_is_told() {
        var payer = somebody();
        var asked = begun(payer);
        var decline = declineOf(asked, null);
        decline(payer, Declines.MOST_OF_ACCOUNT - 2);

        var results = Race.of(() -> ports().transactions().call(() -> count(decline)));

        assertThat(results.values()).containsOnlyOnce(true);
        assertThat(waitOf(payer)).isZero();
        decline(payer, 1);
        assertThat(waitOf(payer)).isPositive();
    }

    @Test
    @Rule("I11")
    default void forgives_an_account_that_paid_and_neither_its_network_nor_a_card() {
        var place = place();
        var payer = somebodyFrom(place);
        var asked = begun(payer);
        decline(payer, Declines.MOST_OF_ACCOUNT);
        for (var i = 0; i < Declines.MOST_OF_NETWORK - Declines.MOST_OF_ACCOUNT - 1; i++) {
            decline(somebodyFrom(place), 1);
        }
        forgive(asked);
        var forgiven = waitOf(payer);

        decline(somebodyFrom(place), 1);

        assertThat(forgiven).isZero();
        assertThat(waitOf(payer)).isPositive();
    }

    @Test
    @Rule("I11")
    default void forgives_no_card() {
        var payer = somebody();
        var asked = begun(payer);
        decline(payer, card(), Declines.MOST_OF_CARD);

        forgive(asked);

        assertThat(waitOf(payer)).isPositive();
    }

    @Test
    default void forgives_nothing_that_came_after_what_was_paid() {
        var payer = somebody();
        var asked = begun(payer);
        var paidAt = ports().clock().instant();
        ports().clock().advance(Duration.ofSeconds(1));
        decline(payer, Declines.MOST_OF_ACCOUNT);

        committed(() -> ports().declines().forgive(asked, paidAt));

        assertThat(waitOf(payer)).isPositive();
    }

    @Test
    default void keeps_whoever_began_first() {
        var one = somebody();
        var other = somebody();
        var asked = begun(one);
        committed(() -> ports().declines().begin(asked, other, ports().clock().instant()));

        for (var i = 0; i < Declines.MOST_OF_ACCOUNT; i++) {
            committed(() -> count(declineOf(asked, null)));
        }

        assertThat(waitOf(one)).isPositive();
        assertThat(waitOf(other)).isZero();
    }

    @Test
    default void counts_towards_the_card_what_nobody_is_known_to_have_begun() {
        var card = card();
        var payer = somebody();
        decline(payer, card, 1);

        for (var i = 1; i < Declines.MOST_OF_CARD; i++) {
            committed(() -> count(declineOf(ports().ids().next(), card)));
        }

        assertThat(waitOf(payer)).isPositive();
    }

    @Test
    default void forgets_what_counts_no_more() {
        var payer = somebody();
        var asked = begun(payer);
        decline(payer, 3);
        committed(() -> ports().declines().forgetOld(ports().clock().instant()));
        assertThat(ports().transactions().call(() -> count(declineOf(asked, null)))).isTrue();

        ports().clock().advance(Declines.BEGINNINGS_KEPT);
        var forgotten =
                ports().transactions()
                        .call(() -> ports().declines().forgetOld(ports().clock().instant()));

        assertThat(forgotten).isGreaterThanOrEqualTo(8);
    }

    private void decline(Payer payer, int times) {
        decline(payer, null, times);
    }

    private void decline(Payer payer, @Nullable CardMark card, int times) {
        for (var i = 0; i < times; i++) {
            var asked = begun(payer);
            committed(() -> assertThat(count(declineOf(asked, card))).isTrue());
        }
    }

    private boolean count(Declines.Decline decline) {
        return ports().declines().count(decline);
    }

    private Declines.Decline declineOf(UUID asked, @Nullable CardMark card) {
        var attempt = "ch_" + ports().ids().next();
        return new Declines.Decline(attempt, asked, card, ports().clock().instant());
    }

    private UUID begun(Payer payer) {
        var asked = ports().ids().next();
        committed(() -> ports().declines().begin(asked, payer, ports().clock().instant()));
        return asked;
    }

    private void forgive(UUID asked) {
        committed(() -> ports().declines().forgive(asked, ports().clock().instant()));
    }

    private Duration waitOf(Payer payer) {
        return ports().declines().waitOf(payer, now());
    }

    private Instant now() {
        return ports().clock().instant();
    }

    private Payer somebody() {
        return Payer.member(new UserId(ports().ids().next()), null);
    }

    private Payer somebodyFrom(String place) {
        return Payer.member(new UserId(ports().ids().next()), place);
    }

    private String place() {
        return "network of " + ports().ids().next();
    }

    private CardMark card() {
        return CardMark.of("card of " + ports().ids().next());
    }
}
