package org.mecene.application.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.funding.Donate;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.platform.Origin;
import org.mecene.domain.refusal.CommonRefusal.TooOften;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.User;

/// Whoever tries out cards begins nothing more for a while.
final class PaymentLimitsTest {
    private static final TooOften AN_HOUR = new TooOften(Declines.WINDOW);

    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User payer = world.has(aUser());
    private final Campaign campaign = world.has(aCampaign().by(creator));
    private final Tier tier = world.has(aTier().of(creator));

    @Test
    @Rule("I11")
    void begins_nothing_for_an_account_that_banks_declined_ten_times_within_an_hour() {
        var begun = world.begins(payer, campaign, xof(5_000));
        declined(begun.clientSecret(), Declines.MOST_OF_ACCOUNT);

        assertThat(refusalOf(() -> world.begins(payer, campaign, xof(5_000)))).isEqualTo(AN_HOUR);
        assertThat(refusalOf(this::subscribe)).isEqualTo(AN_HOUR);
        assertThat(refusalOf(this::checkOut)).isEqualTo(AN_HOUR);
        assertThat(refusalOf(this::giveSubscription)).isEqualTo(AN_HOUR);
        assertThat(world.provider().paymentOrders()).hasSize(1);
        assertThat(world.provider().recurringOrders()).isEmpty();
        world.passes(Declines.WINDOW);
        assertThat(subscribe().clientSecret()).isNotBlank();
    }

    @Test
    @Rule("I11")
    void counts_declines_of_subscriptions_and_gifts_as_well() {
        var subscription = subscribe();
        var gift = giveSubscription();

        declined(subscription.clientSecret(), Declines.MOST_OF_ACCOUNT / 2);
        declined(gift.clientSecret(), Declines.MOST_OF_ACCOUNT / 2);

        assertThat(refusalOf(this::checkOut)).isEqualTo(AN_HOUR);
    }

    @Test
    @Rule({"I11", "W2"})
    void counts_an_attempt_once_when_its_notice_comes_twice() {
        var begun = world.begins(payer, campaign, xof(5_000));
        for (var i = 0; i < Declines.MOST_OF_ACCOUNT - 1; i++) {
            var notices = world.provider().isDeclined(begun.clientSecret(), "card " + i);
            world.receives(notices);
            world.receives(notices);
        }

        world.begins(payer, campaign, xof(5_000));
        declined(begun.clientSecret(), 1);

        assertThat(refusalOf(() -> world.begins(payer, campaign, xof(5_000)))).isEqualTo(AN_HOUR);
    }

    @Test
    @Rule("I11")
    void turns_away_a_guest_by_the_address_that_they_give_and_nobody_else() {
        declined(gives("one@example.org").clientSecret(), Declines.MOST_OF_ACCOUNT);

        assertThat(refusalOf(() -> gives("one@example.org"))).isEqualTo(AN_HOUR);
        assertThat(gives("another@example.org").clientSecret()).isNotBlank();
        assertThat(world.begins(payer, campaign, xof(5_000)).clientSecret()).isNotBlank();
    }

    @Test
    @Rule("I11")
    void turns_away_a_network_from_which_many_guests_were_declined() {
        for (var i = 0; i < Declines.MOST_OF_NETWORK; i++) {
            var address = "guest%d@example.org".formatted(i);
            declined(from("192.0.2.0/24", () -> gives(address)).clientSecret(), 1);
        }

        assertThat(refusalOf(() -> from("192.0.2.0/24", () -> gives("new@example.org"))))
                .isEqualTo(AN_HOUR);
        assertThat(from("198.51.100.0/24", () -> gives("new@example.org")).clientSecret())
                .isNotBlank();
    }

    @Test
    @Rule("I11")
    void turns_away_everybody_who_tried_a_card_that_was_declined_too_often() {
        for (var i = 0; i < Declines.MOST_OF_CARD; i++) {
            var begun = gives("guest%d@example.org".formatted(i));
            world.receives(world.provider().isDeclined(begun.clientSecret(), "the same card"));
        }

        assertThat(refusalOf(() -> gives("guest0@example.org"))).isEqualTo(AN_HOUR);
        assertThat(refusalOf(() -> gives("guest4@example.org"))).isEqualTo(AN_HOUR);
        assertThat(gives("guest9@example.org").clientSecret()).isNotBlank();
    }

    @Test
    @Rule("I11")
    void forgets_the_declines_of_an_account_that_paid() {
        var begun = world.begins(payer, campaign, xof(5_000));
        declined(begun.clientSecret(), Declines.MOST_OF_ACCOUNT);

        world.pays(begun.clientSecret());

        assertThat(world.begins(payer, campaign, xof(5_000)).clientSecret()).isNotBlank();
    }

    @Test
    @Rule({"I11", "W3"})
    void applies_what_the_provider_says_of_whom_it_turns_away() {
        var begun = world.begins(payer, campaign, xof(5_000));
        var other = world.begins(payer, campaign, xof(3_000));
        declined(other.clientSecret(), Declines.MOST_OF_ACCOUNT + 5);

        world.pays(begun.clientSecret());

        assertThat(world.now(begun.donation().donation()).status())
                .isEqualTo(DonationStatus.SUCCEEDED);
        world.booksAreBalanced();
    }

    /// With a card of its own each time, as somebody does who has many.
    private void declined(String clientSecret, int times) {
        for (var i = 0; i < times; i++) {
            var card = "card %d of %s".formatted(i, clientSecret);
            world.receives(world.provider().isDeclined(clientSecret, card));
        }
    }

    private Donate.Begun gives(String address) {
        var guest = new Donor.Guest(EmailAddress.parse(address), null, Language.FR);
        return world.funding.donate.handle(Actor.anonymous(), command(guest));
    }

    private Donate.Command command(Donor.@Nullable Guest guest) {
        return new Donate.Command(campaign.id(), xof(5_000), false, null, guest, false);
    }

    private Donate.Begun from(String network, Supplier<Donate.Begun> work) {
        var origin = Origin.client(network, "Firefox, Linux");
        return world.ports().auditLog().origins().call(origin, work);
    }

    private Subscribe.Begun subscribe() {
        return world.subscriptions.subscribe.handle(world.as(payer), tier.id());
    }

    private Subscribe.CheckedOut checkOut() {
        var back = new Subscribe.WayBack(URI.create("https://a/"), URI.create("https://b/"));
        return world.subscriptions.subscribe.checkout(
                world.as(payer), Subscribe.Wish.of(tier.id()), back);
    }

    private GiveSubscriptions.Begun giveSubscription() {
        var wrapping = new Gift.Wrapping(null, null);
        return world.payments.giveSubscriptions.buy(
                world.as(payer), new GiveSubscriptions.Command(tier.id(), 1, wrapping));
    }
}
