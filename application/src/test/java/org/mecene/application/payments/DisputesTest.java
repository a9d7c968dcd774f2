package org.mecene.application.payments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentRefusal.BeyondRest;
import org.mecene.domain.payments.PaymentRefusal.UnderDispute;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// What happens when payers complain to their banks.
final class DisputesTest {
    private final World world = new World();
    private final User owner = world.has(aCreator());
    private final User donor = world.has(aUser());
    private final Campaign campaign = world.has(aCampaign().by(owner).withGoal(xof(10_000)));

    @Test
    @Rule({"M18", "M11", "P11"})
    void books_the_money_back_when_the_bank_decides_for_us() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var before = held();
        world.isTold(taken(donation, xof(5_000)));
        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.DISPUTED);
        assertThat(raised()).isEqualTo(xof(0));
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(5_000));

        world.isTold(given(donation), given(donation));

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(raised()).isEqualTo(xof(5_000));
        assertThat(held()).isEqualTo(before);
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"P11", "M10", "C7"})
    void lets_payee_and_platform_bear_their_parts_when_it_is_lost() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.isTold(taken(donation, xof(5_200)));

        world.isTold(lost(donation), lost(donation));

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.REFUNDED);
        assertThat(payment(donation).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(raised()).isEqualTo(xof(0));
        assertThat(held()).isEqualTo(xof(0));
        assertThat(world.balance(Account.PLATFORM_FEES, xof(0))).isEqualTo(xof(0));
        assertThat(world.balance(Account.WRITE_OFFS, xof(0))).isEqualTo(xof(200));
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    @Test
    @Rule("M17")
    void refuses_refunds_while_a_bank_looks_into_it_and_after_it_is_lost() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.isTold(taken(donation, xof(5_000)));
        assertThat(refusalOf(() -> refund(donation))).isEqualTo(new UnderDispute());

        world.isTold(lost(donation));

        assertThat(refusalOf(() -> refund(donation))).isEqualTo(new BeyondRest(xof(0), xof(0)));
    }

    @Test
    @Rule({"M16", "P11", "C29"})
    void takes_only_what_is_left_when_a_part_had_gone_back_before() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.payments.refundDonations.handle(
                world.as(owner), donation.id(), RefundWish.of(xof(2_000), "Half of it"));
        world.isTold(taken(donation, xof(3_000)));
        assertThat(raised()).isEqualTo(xof(0));

        world.isTold(lost(donation));

        assertThat(held()).isEqualTo(xof(0));
        assertThat(world.balance(Account.PLATFORM_FEES, xof(0))).isEqualTo(xof(0));
        assertThat(world.ports().campaigns().show(campaign.id()).orElseThrow().donorCount())
                .isZero();
        world.booksAreBalanced();
    }

    @Test
    @Rule({"W4", "W5"})
    void waits_for_the_word_that_comes_first_when_it_comes_last() {
        var donation = world.donates(donor, campaign, xof(5_000));

        world.isTold(given(donation), taken(donation, xof(5_000)));
        world.passes(Duration.ofHours(1));
        world.receives(List.of());

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(raised()).isEqualTo(xof(5_000));
        world.booksAreBalanced();
    }

    @Test
    @Rule("S18")
    void ends_a_subscription_at_once_and_for_good() {
        var tier = world.has(aTier().of(owner).unknownToProvider());
        var begun = world.subscriptions.subscribe.handle(world.as(donor), tier.id());
        var subscription = world.pays(begun);
        var ref = "pay_of_" + subscription.providerRef();

        world.isTold(
                new FundsWithdrawn(ref, "dp_1", tier.offer().price(), xof(0), world.now()),
                new FundsReinstated(ref, "dp_1", tier.offer().price(), xof(0), world.now()));
        world.worksOff();

        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().isCancelled(requireNonNull(subscription.providerRef())))
                .isTrue();
        world.booksAreBalanced();
    }

    @Test
    @Rule({"M10", "M17", "M18"})
    void books_a_second_dispute_after_the_first_was_won() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.isTold(taken(donation, xof(5_000)), given(donation));
        var second = new FundsWithdrawn(ref(donation), "dp_2", xof(5_000), xof(0), world.now());

        world.isTold(second, second, taken(donation, xof(5_000)));
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(5_000));
        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.DISPUTED);
        world.isTold(new DisputeLost(ref(donation), "dp_2", world.now()));

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.REFUNDED);
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(0));
        assertThat(held()).isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"M10", "M17"})
    void books_two_disputes_about_parts_of_one_payment_at_once() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var second = new FundsWithdrawn(ref(donation), "dp_2", xof(3_000), xof(0), world.now());
        world.isTold(taken(donation, xof(2_000)), second);
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(5_000));

        world.isTold(
                lost(donation),
                new FundsReinstated(ref(donation), "dp_2", xof(3_000), xof(0), world.now()));

        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(0));
        assertThat(payment(donation).gone()).isEqualTo(xof(2_000));
        assertThat(payment(donation).status()).isEqualTo(PaymentStatus.REFUNDED);
        world.booksAreBalanced();
    }

    @Test
    @Rule({"M10", "M11", "W3"})
    void knows_the_dispute_of_older_books_and_takes_a_newer_one_for_another() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var old = taken(donation, xof(5_000));
        bookedAsBefore(donation);
        world.passes(Duration.ofDays(1));

        world.isTold(old);
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(5_000));
        world.isTold(given(donation));
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(0));
        world.isTold(new FundsWithdrawn(ref(donation), "dp_2", xof(700), xof(0), world.now()));

        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(700));
        world.booksAreBalanced();
    }

    private void bookedAsBefore(Donation donation) {
        world.inTransaction(() -> {
            var payments = world.ports().payments();
            payments.save(payment(donation).disputed(xof(5_000)));
            return world.ports()
                    .ledger()
                    .book(
                            Bookings.fundsWithdrawn(
                                    new EntryId(world.ports().ids().next()),
                                    donation.payment().value(),
                                    xof(5_000),
                                    xof(0),
                                    world.now()));
        });
    }

    private FundsWithdrawn taken(Donation donation, Money amount) {
        return new FundsWithdrawn(ref(donation), "dp_1", amount, xof(1_000), world.now());
    }

    private FundsReinstated given(Donation donation) {
        return new FundsReinstated(ref(donation), "dp_1", xof(5_000), xof(0), world.now());
    }

    private DisputeLost lost(Donation donation) {
        return new DisputeLost(ref(donation), "dp_1", world.now());
    }

    private Refund refund(Donation donation) {
        return world.payments.refundDonations.handle(
                world.as(owner), donation.id(), RefundWish.of(null, "Asked for"));
    }

    private Payment payment(Donation donation) {
        return world.ports().payments().find(donation.payment()).orElseThrow();
    }

    private String ref(Donation donation) {
        return requireNonNull(payment(donation).state().providerRef());
    }

    private Money raised() {
        return world.ports().campaigns().raised(campaign.id());
    }

    private Money held() {
        return world.balance(Account.campaignHeld(campaign.id().value()), xof(0));
    }
}
