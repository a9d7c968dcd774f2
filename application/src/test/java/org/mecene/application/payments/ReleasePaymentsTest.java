package org.mecene.application.payments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.payouts.ReadBalance.Balance;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// When what was paid may be paid out.
final class ReleasePaymentsTest {
    private static final Duration LONG = Duration.ofDays(3);

    private final World world = new World();
    private final User owner = world.has(aCreator());
    private final User fan = world.has(aUser());

    @Test
    @Rule("P1")
    void a_period_is_available_once_the_provider_has_let_go_of_it() {
        subscribes();
        releases();
        assertThat(balance()).isEqualTo(new Balance(xof(0), xof(950), xof(0)));

        world.passes(LONG);
        releases();
        releases();

        assertThat(balance()).isEqualTo(new Balance(xof(950), xof(0), xof(0)));
        assertThat(booked(EntryKind.RELEASE)).isEqualTo(1);
        world.booksAreBalanced();
    }

    @Test
    @Rule({"P1", "C1"})
    void a_campaign_holds_what_it_received_until_it_has_succeeded() {
        var campaign = campaign();
        world.donates(fan, campaign, xof(10_000));
        world.passes(LONG);
        releases();
        assertThat(balance()).isEqualTo(new Balance(xof(0), xof(9_500), xof(0)));

        world.passes(Duration.ofDays(60));
        world.funding.endCampaigns.run(world.now());
        releases();

        assertThat(balance()).isEqualTo(new Balance(xof(9_500), xof(0), xof(0)));
        assertThat(world.balance(Account.campaignHeld(campaign.id().value()), xof(0)))
                .isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    @Test
    @Rule("M8")
    void corrects_once_what_the_provider_was_thought_to_keep() {
        var subscription = subscribes();
        world.provider().keepsOf(ref(subscription), xof(80));

        releases();
        world.passes(LONG);
        releases();

        assertThat(world.balance(Account.PROVIDER_FEES, xof(0))).isEqualTo(xof(80));
        assertThat(world.balance(Account.PROVIDER_CLEARING, xof(0))).isEqualTo(xof(920));
        assertThat(booked(EntryKind.FEE_CORRECTION)).isEqualTo(1);
        assertThat(balance()).isEqualTo(new Balance(xof(950), xof(0), xof(0)));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"P1", "P3"})
    void releases_what_is_left_after_a_part_went_back() {
        var campaign = campaign();
        var donation = world.donates(fan, campaign, xof(10_000));
        refunds(donation, xof(4_000));
        endsLate();

        releases();

        assertThat(balance()).isEqualTo(new Balance(xof(5_700), xof(0), xof(0)));
    }

    @Test
    @Rule({"P2", "P3"})
    void takes_what_goes_back_after_that_from_what_is_available() {
        var campaign = campaign();
        var donation = world.donates(fan, campaign, xof(10_000));
        endsLate();
        releases();

        refunds(donation, xof(4_000));

        assertThat(balance()).isEqualTo(new Balance(xof(5_700), xof(0), xof(0)));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"P1", "M15"})
    void releases_what_came_back_of_what_had_all_gone_back() {
        var campaign = campaign();
        var donation = world.donates(fan, campaign, xof(10_000));
        refunds(donation, xof(10_000));
        endsLate();
        releases();
        assertThat(balance()).isEqualTo(new Balance(xof(0), xof(0), xof(0)));

        var order = world.provider().refundOrders().getFirst();
        world.receives(List.of(world.provider().settles(order, RefundState.FAILED)));
        releases();

        assertThat(balance().available().plus(balance().pending())).isEqualTo(xof(9_500));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"P1", "M17"})
    void waits_for_banks_to_decide() {
        var campaign = campaign();
        var donation = world.donates(fan, campaign, xof(10_000));
        world.donates(world.has(aUser()), campaign, xof(5_000));
        var ref = "pay_" + donation.payment();
        world.isTold(new FundsWithdrawn(ref, "dp_1", xof(10_000), xof(0), world.now()));
        endsLate();
        releases();
        assertThat(balance()).isEqualTo(new Balance(xof(4_750), xof(9_500), xof(0)));

        world.isTold(new FundsReinstated(ref, "dp_1", xof(10_000), xof(0), world.now()));
        world.passes(Duration.ofDays(2));
        releases();

        assertThat(balance()).isEqualTo(new Balance(xof(14_250), xof(0), xof(0)));
    }

    @Test
    @Rule({"P2", "P11"})
    void a_lost_dispute_takes_from_what_is_available() {
        var campaign = campaign();
        var donation = world.donates(fan, campaign, xof(10_000));
        var ref = "pay_" + donation.payment();
        endsLate();
        releases();

        world.isTold(
                new FundsWithdrawn(ref, "dp_1", xof(10_000), xof(0), world.now()),
                new DisputeLost(ref, "dp_1", world.now()));

        assertThat(balance()).isEqualTo(new Balance(xof(0), xof(0), xof(0)));
        world.booksAreBalanced();
    }

    @Test
    void leaves_the_provider_in_peace_when_it_is_down_and_goes_on_later() {
        subscribes();
        world.passes(LONG);
        world.provider().goDown();
        assertThat(world.payments.releasePayments.run(world.now())).isZero();
        world.provider().comeBack();

        world.passes(Duration.ofHours(1));
        releases();

        assertThat(balance()).isEqualTo(new Balance(xof(950), xof(0), xof(0)));
    }

    @Test
    @Rule("P1")
    void does_not_let_the_others_wait_for_a_payment_that_the_provider_does_not_know() {
        var lost = subscribes();
        world.provider().forgets(ref(lost));
        world.passes(Duration.ofMinutes(1));
        subscribes();
        world.passes(LONG);

        releases();
        assertThat(balance()).isEqualTo(new Balance(xof(950), xof(950), xof(0)));

        assertThat(dueForRelease()).isEmpty();
        world.passes(Duration.ofHours(1));
        assertThat(dueForRelease()).hasSize(1);
    }

    @Test
    void leaves_the_provider_in_peace_after_three_without_an_answer() {
        for (var n = 0; n < 4; n++) {
            world.provider().forgets(ref(subscribes()));
        }
        world.passes(LONG);

        releases();

        // Past the claim and before the hour is over, only the fourth is due.
        world.passes(Duration.ofMinutes(10));
        assertThat(dueForRelease()).hasSize(1);
    }

    private List<PaymentId> dueForRelease() {
        var now = world.now();
        return world.inTransaction(() -> world.ports().payments().claimForRelease(now, now, 10));
    }

    private Subscription subscribes() {
        var tier = world.has(aTier().of(owner).costing(xof(1_000)).unknownToProvider());
        var begun = world.subscriptions.subscribe.handle(world.as(world.has(aUser())), tier.id());
        return world.pays(begun);
    }

    private static String ref(Subscription subscription) {
        return "pay_of_" + requireNonNull(subscription.providerRef());
    }

    private Campaign campaign() {
        return world.has(aCampaign().by(owner).withGoal(xof(5_000)));
    }

    private void refunds(Donation donation, Money amount) {
        world.payments.refundPayments.handle(
                world.as(world.has(anAdmin())),
                donation.payment(),
                RefundWish.of(amount, "Asked for"));
        world.receives(world.provider().sent());
    }

    private void endsLate() {
        world.passes(Duration.ofDays(90));
        world.funding.endCampaigns.run(world.now());
    }

    private void releases() {
        world.payments.releasePayments.run(world.now());
    }

    private long booked(EntryKind kind) {
        return world.ports().ledger().entries().filter(entry -> entry.kind() == kind).count();
    }

    private Balance balance() {
        return world.payouts.readBalance.balances(world.as(owner)).getFirst();
    }
}
