package org.mecene.application.payments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignCard;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentRefusal.BeyondRest;
import org.mecene.domain.payments.PaymentRefusal.NotPaid;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// What goes back to donors, and what becomes of it.
final class RefundsTest {
    private final World world = new World();
    private final User owner = world.has(aUser());
    private final User donor = world.has(aUser());
    private final User admin = world.has(anAdmin());
    private final Campaign campaign = world.has(aCampaign().by(owner).withGoal(xof(10_000)));

    @Test
    @Rule({"M12", "M13", "C7", "C29"})
    void gives_a_donation_back_as_a_thing_of_its_own() {
        var donation = world.donates(donor, campaign, xof(5_000));

        var refund = refunded(donation, null);
        world.worksOff();

        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(refund.amount()).isEqualTo(xof(5_000));
        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.REFUNDED);
        assertThat(payment(donation).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(raised()).isEqualTo(xof(0));
        assertThat(shown().donorCount()).isZero();
        assertThat(held()).isEqualTo(xof(0));
        assertThat(world.balance(Account.PLATFORM_FEES, xof(0))).isEqualTo(xof(0));
        assertThat(world.balance(Account.PROVIDER_FEES, xof(0)))
                .isEqualTo(FakePaymentGateway.FEE.shareOf(xof(5_000)));
        assertThat(world.toldTo(donor))
                .extracting(Notification::kind)
                .contains(NotificationKind.REFUND);
        world.booksAreBalanced();
    }

    @Test
    @Rule({"M6", "M14", "M16"})
    void gives_back_in_parts_that_add_up_to_the_whole() {
        world.feeIs(333);
        var odd = world.has(aCampaign().by(owner).withGoal(xof(10_000)).withFee(333));
        var donation = world.donates(donor, odd, xof(1_001));

        refunded(donation, xof(333));
        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.PARTIALLY_REFUNDED);
        assertThat(world.ports().campaigns().raised(odd.id())).isEqualTo(xof(668));
        refunded(donation, xof(335));
        refunded(donation, null);

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.REFUNDED);
        assertThat(world.ports().campaigns().raised(odd.id())).isEqualTo(xof(0));
        assertThat(world.balance(Account.campaignHeld(odd.id().value()), xof(0))).isEqualTo(xof(0));
        assertThat(world.balance(Account.PLATFORM_FEES, xof(0))).isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    @Test
    @Rule("M16")
    void never_gives_back_more_than_was_paid() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.provider().leavesRefunds(RefundState.PENDING);
        refunded(donation, xof(3_000));

        var refusal = refusalOf(() -> refunded(donation, xof(2_001)));

        assertThat(refusal).isEqualTo(new BeyondRest(xof(2_001), xof(2_000)));
        assertThat(refunded(donation, null).amount()).isEqualTo(xof(2_000));
        assertThat(refusalOf(() -> refunded(donation, null)))
                .isEqualTo(new BeyondRest(xof(0), xof(0)));
    }

    @Test
    @Rule("M16")
    void of_many_who_refund_at_once_only_as_many_succeed_as_there_is_money() {
        var donation = world.donates(donor, campaign, xof(5_000));

        var results = Race.of(() -> refunded(donation, xof(2_000)));

        assertThat(results.values()).hasSize(2);
        assertThat(payment(donation).state().refunded()).isEqualTo(xof(4_000));
        world.booksAreBalanced();
    }

    @Test
    @Rule("M15")
    void books_nothing_until_the_money_is_back() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.provider().leavesRefunds(RefundState.PENDING);

        var refund = refunded(donation, xof(1_000));

        assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
        assertThat(raised()).isEqualTo(xof(5_000));
        world.receives(List.of(world.provider().settles(order(refund), RefundState.SUCCEEDED)));
        assertThat(raised()).isEqualTo(xof(4_000));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"M15", "M11"})
    void books_a_refund_back_that_came_back_days_later() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var before = held();
        var refund = refunded(donation, null);

        world.receives(List.of(world.provider().settles(order(refund), RefundState.FAILED)));
        world.worksOff();

        assertThat(world.ports().refunds().find(refund.id()).orElseThrow().status())
                .isEqualTo(RefundStatus.FAILED);
        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(raised()).isEqualTo(xof(5_000));
        assertThat(shown().donorCount()).isEqualTo(1);
        assertThat(held()).isEqualTo(before);
        assertThat(world.toldTo(owner))
                .extracting(Notification::kind)
                .contains(NotificationKind.REFUND_FAILED);
        world.booksAreBalanced();
    }

    @Test
    @Rule({"W2", "W3", "W4"})
    void books_a_refund_once_whatever_is_told_twice_and_late() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var refund = refunded(donation, xof(1_000));

        world.receives(world.provider().sent());
        world.receives(List.of(world.provider().settles(order(refund), RefundState.SUCCEEDED)));
        world.receives(List.of(world.provider().settles(order(refund), RefundState.PENDING)));

        assertThat(raised()).isEqualTo(xof(4_000));
        assertThat(payment(donation).state().refunded()).isEqualTo(xof(1_000));
        world.booksAreBalanced();
    }

    @Test
    @Rule("M14")
    void takes_in_what_somebody_refunded_at_the_providers_own_desk() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var fact =
                new RefundChanged(
                        null,
                        "re_desk",
                        ref(donation),
                        xof(700),
                        RefundState.SUCCEEDED,
                        null,
                        world.now());

        world.isTold(fact, fact);

        assertThat(payment(donation).state().refunded()).isEqualTo(xof(700));
        assertThat(raised()).isEqualTo(xof(4_300));
        world.booksAreBalanced();
    }

    @Test
    @Rule("W10")
    void asks_again_after_the_provider_did_not_answer() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.provider().goDown();
        var refund = refunded(donation, null);
        assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);

        world.provider().comeBack();
        world.worksOff();

        assertThat(world.provider().refundOrders()).hasSize(1);
        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.REFUNDED);
    }

    /// The server went down after it wrote the refund and before it remembered the answer.
    @Test
    @Rule({"W11", "M16"})
    void gives_a_part_back_once_however_often_it_is_asked_for_under_one_key() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var wish = new RefundWish(xof(1_000), "Too much", "key");

        var first = world.payments.refundDonations.handle(world.as(owner), donation.id(), wish);
        var again = world.payments.refundDonations.handle(world.as(owner), donation.id(), wish);
        var other = world.payments.refundDonations.handle(world.as(admin), donation.id(), wish);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(payment(donation).state().refunded()).isEqualTo(xof(2_000));
    }

    @Test
    @Rule("C13")
    void gives_everything_back_when_an_all_or_nothing_campaign_fails() {
        var dream = world.has(aCampaign().by(owner).withGoal(xof(10_000)).allOrNothing());
        var donation = world.donates(donor, dream, xof(5_000));
        var other = world.donates(world.has(aUser()), dream, xof(2_000));

        world.passes(Duration.between(world.now(), dream.pitch().endsAt()).plusDays(1));
        world.platform.runJobs.handle();
        world.worksOff();

        assertThat(world.now(donation).status()).isEqualTo(DonationStatus.REFUNDED);
        assertThat(world.now(other).status()).isEqualTo(DonationStatus.REFUNDED);
        assertThat(world.provider().refundOrders()).hasSize(2);
        world.booksAreBalanced();
    }

    @Test
    void says_so_when_the_provider_refuses() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.provider().declines("charge_disputed");

        var refund = refunded(donation, null);

        assertThat(refund.status()).isEqualTo(RefundStatus.FAILED);
        assertThat(refund.state().failure()).isEqualTo("charge_disputed");
        world.provider().declines(null);
        assertThat(refunded(donation, null).status()).isEqualTo(RefundStatus.SUCCEEDED);
    }

    @Test
    void is_for_owners_and_administrators_only() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var stranger = world.has(aUser());

        assertThat(refusalOf(() -> refund(donor, donation, null))).isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> refund(stranger, donation, null)))
                .isEqualTo(new NotFound(Thing.DONATION));
        assertThat(
                        refusalOf(() ->
                                world.payments.refundPayments.handle(
                                        world.as(owner),
                                        donation.payment(),
                                        RefundWish.of(null, "Why not"))))
                .isEqualTo(new NotPermitted());
        assertThat(
                        world.payments
                                .refundPayments
                                .handle(
                                        world.as(admin),
                                        donation.payment(),
                                        RefundWish.of(null, "Fraud"))
                                .status())
                .isEqualTo(RefundStatus.SUCCEEDED);
    }

    @Test
    void gives_nothing_back_of_what_was_not_paid() {
        var begun = world.begins(donor, campaign, xof(5_000)).donation().donation();

        assertThat(refusalOf(() -> refunded(begun, null))).isEqualTo(new NotPaid());
    }

    @Test
    @Rule({"C3", "C13"})
    void gives_back_at_once_what_comes_after_a_cancellation() {
        var begun = world.begins(donor, campaign, xof(5_000));
        world.committed(() -> world.ports().campaigns().save(cancelled(world.now(campaign))));

        world.pays(begun.clientSecret());
        world.worksOff();

        assertThat(world.now(begun.donation().donation()).status())
                .isEqualTo(DonationStatus.REFUNDED);
        assertThat(raised()).isEqualTo(xof(0));
        assertThat(held()).isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    private static Campaign cancelled(Campaign campaign) {
        var was = campaign.standing();
        return new Campaign(
                campaign.id(),
                campaign.owner(),
                campaign.slug(),
                campaign.pitch(),
                new Campaign.Standing(
                        CampaignStatus.CANCELLED,
                        was.platformFee(),
                        was.decisionReason(),
                        was.approvedAt(),
                        was.goalReachedAt(),
                        campaign.createdAt()),
                campaign.featured(),
                campaign.createdAt(),
                campaign.version());
    }

    private Refund refunded(Donation donation, @Nullable Money amount) {
        return refund(owner, donation, amount);
    }

    private Refund refund(User by, Donation donation, @Nullable Money amount) {
        return world.payments.refundDonations.handle(
                world.as(by), donation.id(), RefundWish.of(amount, "Asked for by the donor"));
    }

    private RefundOrder order(Refund refund) {
        return world.provider().refundOrders().stream()
                .filter(order -> order.refund().equals(refund.id()))
                .findFirst()
                .orElseThrow();
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

    private CampaignCard shown() {
        return world.ports().campaigns().show(campaign.id()).orElseThrow();
    }

    private Money held() {
        return world.balance(Account.campaignHeld(campaign.id().value()), xof(0));
    }
}
