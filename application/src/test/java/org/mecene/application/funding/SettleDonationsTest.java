package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.FundingEvent.DonationReceived;
import org.mecene.domain.funding.FundingEvent.GoalReached;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.payments.PaymentEvent.Booked;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// What becomes of donations when the provider speaks.
final class SettleDonationsTest {
    private final World world = new World();
    private final User owner = world.has(aUser());
    private final User donor = world.has(aUser());
    private final Campaign campaign = world.has(aCampaign().by(owner).withGoal(xof(10_000)));

    @Test
    @Rule({"W12", "M6"})
    void books_a_gift_when_it_was_paid() {
        var donation = world.donates(donor, campaign, xof(5_000));

        assertThat(donation.status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(donation.paidAt()).isEqualTo(world.now());
        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(5_000));
        assertThat(held()).isEqualTo(xof(-4_750));
        assertThat(world.balance(Account.PLATFORM_FEES, xof(0))).isEqualTo(xof(-250));
        assertThat(world.balance(Account.PROVIDER_FEES, xof(0)))
                .isEqualTo(FakePaymentGateway.FEE.shareOf(xof(5_000)));
        assertThat(world.events())
                .containsExactly(
                        new DonationReceived(donation.id(), campaign.id(), owner.id()),
                        new Booked(donation.payment()));
        world.booksAreBalanced();
    }

    @Test
    @Rule("M6")
    void the_campaign_holds_the_whole_gift_when_the_donor_covers_the_share() {
        var begun =
                world.funding.donate.handle(
                        world.as(donor),
                        new Donate.Command(campaign.id(), xof(5_000), false, null, null, true));

        world.pays(begun.clientSecret());

        assertThat(held()).isEqualTo(xof(-5_000));
        assertThat(world.balance(Account.PLATFORM_FEES, xof(0))).isEqualTo(xof(-250));
        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(5_000));
        world.booksAreBalanced();
    }

    @Test
    @Rule("M7")
    void books_under_the_share_of_the_approval_whatever_is_decided_later() {
        var begun = world.begins(donor, campaign, xof(5_000));
        world.feeIs(9_000);

        world.pays(begun.clientSecret());

        assertThat(held()).isEqualTo(xof(-4_750));
    }

    @Test
    @Rule({"W2", "W3"})
    void counts_a_payment_once_however_often_it_is_told() {
        var donation = world.begins(donor, campaign, xof(5_000)).donation().donation();
        var fact = succeeded(donation, xof(5_000));

        world.isTold(fact, fact, fact);

        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(5_000));
        assertThat(world.events(DonationReceived.class)).hasSize(1);
        assertThat(world.ports().ledger().entries()).hasSize(1);
    }

    @Test
    @Rule("C28")
    void may_be_paid_after_an_attempt_that_failed() {
        var begun = world.begins(donor, campaign, xof(5_000));
        world.receives(world.provider().isDeclined(begun.clientSecret()));
        assertThat(world.now(begun.donation().donation()).status())
                .isEqualTo(DonationStatus.FAILED);
        assertThat(payment(begun.donation().donation())).isEqualTo(PaymentStatus.FAILED);

        world.pays(begun.clientSecret());

        assertThat(world.now(begun.donation().donation()).status())
                .isEqualTo(DonationStatus.SUCCEEDED);
    }

    @Test
    @Rule("W4")
    void is_not_undone_by_the_late_word_of_a_failed_attempt() {
        var donation = world.donates(donor, campaign, xof(5_000));

        world.isTold(failed(donation));

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(payment(donation)).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    @Rule("W8")
    void sets_a_payment_of_another_amount_aside_and_credits_nothing() {
        var donation = world.begins(donor, campaign, xof(5_000)).donation().donation();

        world.isTold(succeeded(donation, xof(4_999)), succeeded(donation, eur(5_000)));

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.PENDING);
        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(0));
        assertThat(world.ports().noticeInbox().aside()).hasSize(2);
        world.isTold(succeeded(donation, xof(5_000)));
        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.SUCCEEDED);
    }

    @Test
    @Rule("W5")
    void waits_for_a_payment_that_it_does_not_know_yet() {
        var unknown = new PaymentId(world.ports().ids().next());

        world.isTold(
                new PaymentSucceeded(unknown, "pay_x", xof(1), xof(0), world.now()),
                new PaymentFailed(unknown, "pay_x", "declined", world.now()));

        assertThat(world.ports().noticeInbox().aside()).isEmpty();
        assertThat(world.ports().noticeInbox().unfinished()).isZero();
        world.passes(Duration.ofDays(1));
        assertThat(world.ports().noticeInbox().unfinished()).isEqualTo(2);
    }

    @Test
    @Rule({"C7", "C29", "M18", "M10"})
    void leaves_the_total_when_the_payers_bank_takes_the_money_back() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var other = world.donates(world.has(aUser()), campaign, xof(1_000));

        world.isTold(withdrawn(donation, xof(5_100)), withdrawn(donation, xof(5_100)));

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.DISPUTED);
        assertThat(payment(donation)).isEqualTo(PaymentStatus.DISPUTED);
        var card = world.ports().campaigns().show(campaign.id()).orElseThrow();
        assertThat(card.raised()).isEqualTo(xof(1_000));
        assertThat(card.donationCount()).isEqualTo(1);
        assertThat(card.donorCount()).isEqualTo(1);
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(5_100));
        assertThat(world.now(other).status()).isEqualTo(DonationStatus.SUCCEEDED);
        world.booksAreBalanced();
    }

    @Test
    @Rule("W4")
    void stays_disputed_when_the_word_of_its_payment_is_repeated() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.isTold(withdrawn(donation, xof(5_000)));

        world.isTold(succeeded(donation, xof(5_000)));

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.DISPUTED);
        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(0));
    }

    @Test
    @Rule({"W2", "W3", "W4", "W5"})
    void four_facts_end_in_the_same_state_in_every_order() {
        for (var order : ordersOf(List.of(0, 1, 2, 3))) {
            var fresh = new SettleDonationsTest();
            var donation = fresh.toldInOrder(order);

            assertThat(fresh.world.now(donation).status())
                    .as(order.toString())
                    .isEqualTo(DonationStatus.DISPUTED);
            assertThat(fresh.world.ports().campaigns().raised(fresh.campaign.id()))
                    .isEqualTo(xof(0));
            assertThat(fresh.held()).isEqualTo(xof(-4_750));
            assertThat(fresh.world.ports().ledger().entries()).hasSize(2);
            fresh.world.booksAreBalanced();
        }
    }

    @Test
    @Rule({"C4", "C5"})
    void tells_once_that_the_goal_is_reached_and_takes_gifts_on() {
        world.donates(donor, campaign, xof(9_999));
        world.worksOff();
        assertThat(world.events(GoalReached.class)).isEmpty();

        world.donates(world.has(aUser()), campaign, xof(500));
        world.donates(world.has(aUser()), campaign, xof(500));
        world.worksOff();

        assertThat(world.events(GoalReached.class))
                .containsExactly(new GoalReached(campaign.id(), owner.id()));
        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(world.now(campaign).standing().goalReachedAt()).isNotNull();
    }

    @Test
    @Rule("C4")
    void tells_once_when_the_last_gifts_come_at_the_same_moment() {
        var secrets =
                Stream.generate(() -> world.begins(world.has(aUser()), campaign, xof(2_000)))
                        .limit(Race.RUNNERS)
                        .map(Donate.Begun::clientSecret)
                        .toList();

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            world.pays(secrets.get(runner));
                            world.worksOff();
                            return true;
                        });
        world.worksOff();

        assertThat(world.events(GoalReached.class)).hasSize(1);
        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(16_000));
        world.booksAreBalanced();
    }

    @Test
    @Rule("C6")
    void says_nothing_of_a_goal_that_is_reached_after_the_verdict() {
        var begun = world.begins(donor, campaign, xof(10_000));
        world.passes(Duration.ofDays(31));
        world.funding.endCampaigns.run(world.now());

        world.pays(begun.clientSecret());
        world.worksOff();

        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(10_000));
        assertThat(world.events(GoalReached.class)).isEmpty();
        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.FAILED);
    }

    private Donation toldInOrder(List<Integer> order) {
        var donation = world.begins(donor, campaign, xof(5_000)).donation().donation();
        var facts =
                List.of(
                        failed(donation),
                        succeeded(donation, xof(5_000)),
                        succeeded(donation, xof(5_000)),
                        withdrawn(donation, xof(5_000)));
        order.forEach(index -> world.isTold(facts.get(index)));
        world.passes(Duration.ofDays(1));
        world.worksOff();
        return donation;
    }

    private static List<List<Integer>> ordersOf(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : numbers) {
            var others = numbers.stream().filter(number -> !number.equals(first)).toList();
            for (var rest : ordersOf(others)) {
                orders.add(Stream.concat(Stream.of(first), rest.stream()).toList());
            }
        }
        return orders;
    }

    private Money held() {
        return world.balance(Account.campaignHeld(campaign.id().value()), xof(0));
    }

    private PaymentStatus payment(Donation donation) {
        return world.ports().payments().find(donation.payment()).orElseThrow().status();
    }

    private ProviderFact succeeded(Donation donation, Money amount) {
        var fee = Money.zero(amount.currency());
        return new PaymentSucceeded(donation.payment(), ref(donation), amount, fee, at());
    }

    private ProviderFact failed(Donation donation) {
        return new PaymentFailed(donation.payment(), ref(donation), "card_declined", at());
    }

    private ProviderFact withdrawn(Donation donation, Money amount) {
        return new FundsWithdrawn(ref(donation), "dp_1", amount, xof(1_500), at());
    }

    private static String ref(Donation donation) {
        return "pay_" + donation.payment();
    }

    private Instant at() {
        return world.now();
    }
}
