package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.application.funding.Donate.Command;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.funding.FundingRefusal.DonatingToOneself;
import org.mecene.domain.funding.FundingRefusal.NotTakingDonations;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PaymentRefusal.BelowMinimum;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.User;

final class DonateTest {
    private static final Donor.Guest GUEST =
            new Donor.Guest(EmailAddress.parse("g@example.org"), "Guy", Language.FR);

    private final World world = new World();
    private final User owner = world.has(aUser());
    private final User donor = world.has(aUser());
    private final Campaign campaign = world.has(aCampaign().by(owner).titled("Un puits"));

    @Test
    @Rule("C1")
    void begins_a_donation_that_counts_for_nothing_yet() {
        var begun = world.begins(donor, campaign, xof(5_000));

        var donation = begun.donation().donation();
        assertThat(donation.status()).isEqualTo(DonationStatus.PENDING);
        assertThat(donation.donor()).isEqualTo(new Donor.Member(donor.id()));
        assertThat(begun.clientSecret()).isNotBlank();
        assertThat(begun.toString()).doesNotContain(begun.clientSecret());
        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(0));
        assertThat(world.ports().ledger().entries()).isEmpty();
        assertThat(world.provider().paymentOrders())
                .containsExactly(new PaymentOrder(donation.payment(), xof(5_000), "Un puits"));
    }

    @Test
    void writes_the_payment_with_the_name_of_the_provider() {
        var donation = world.begins(donor, campaign, xof(5_000)).donation().donation();

        var payment = world.ports().payments().find(donation.payment()).orElseThrow();
        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payment.state().providerRef()).isNotNull();
        assertThat(payment.request().payer()).isEqualTo(donor.id());
        assertThat(payment.request().purposeId()).isEqualTo(donation.id().value());
    }

    @Test
    @Rule("M7")
    void freezes_the_share_that_the_campaign_was_approved_under() {
        var cheap = world.has(aCampaign().by(owner).withFee(100));
        world.feeIs(9_000);

        var donation = world.begins(donor, cheap, xof(5_000)).donation().donation();

        var payment = world.ports().payments().find(donation.payment()).orElseThrow();
        assertThat(payment.request().platformFee()).isEqualTo(new BasisPoints(100));
    }

    @Test
    void takes_guests_with_an_address() {
        var begun = donate(Actor.anonymous(), command(xof(5_000), GUEST));

        assertThat(begun.donation().donation().donor()).isEqualTo(GUEST);
        assertThat(begun.donation().member()).isNull();
        assertThat(fieldErrorOf(() -> donate(Actor.anonymous(), command(xof(5_000), null))))
                .isEqualTo(new FieldError("email", Code.REQUIRED));
    }

    @Test
    void takes_a_member_for_what_they_are_whatever_else_they_say() {
        var begun = donate(world.as(donor), command(xof(5_000), GUEST));

        assertThat(begun.donation().donation().donor()).isEqualTo(new Donor.Member(donor.id()));
    }

    @Test
    void charges_the_share_on_top_when_the_donor_covers_it() {
        var begun =
                donate(
                        world.as(donor),
                        new Command(campaign.id(), xof(5_000), false, "Courage !", null, true));

        var gift = begun.donation().donation().gift();
        assertThat(gift.amount()).isEqualTo(xof(5_000));
        assertThat(gift.charge()).isEqualTo(xof(5_250));
        assertThat(gift.message()).isEqualTo("Courage !");
        assertThat(world.provider().paymentOrders())
                .extracting(PaymentOrder::amount)
                .containsExactly(xof(5_250));
    }

    @Test
    @Rule("C3")
    void takes_nothing_from_the_end_on() {
        world.clockIs(campaign.pitch().endsAt().minusNanos(1_000).toString());
        assertThat(world.begins(donor, campaign, xof(5_000)).clientSecret()).isNotBlank();

        world.clockIs(campaign.pitch().endsAt().toString());
        assertThat(refusalOf(() -> world.begins(donor, campaign, xof(5_000))))
                .isEqualTo(new NotTakingDonations(CampaignStatus.ACTIVE));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED", "SUSPENDED"})
    void takes_nothing_for_what_is_not_active(CampaignStatus status) {
        var other = world.has(aCampaign().by(owner).in(status));

        assertThat(refusalOf(() -> world.begins(donor, other, xof(5_000))))
                .isEqualTo(new NotTakingDonations(status));
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "IN_REVIEW", "REJECTED"})
    void knows_nothing_of_what_is_not_public(CampaignStatus status) {
        var hidden = world.has(aCampaign().by(owner).in(status));

        assertThat(refusalOf(() -> world.begins(donor, hidden, xof(5_000))))
                .isEqualTo(new NotFound(Thing.CAMPAIGN));
        assertThat(refusalOf(() -> world.begins(owner, hidden, xof(5_000))))
                .isEqualTo(new NotTakingDonations(status));
    }

    @Test
    @Rule("P14")
    void refuses_gifts_to_oneself() {
        assertThat(refusalOf(() -> world.begins(owner, campaign, xof(5_000))))
                .isEqualTo(new DonatingToOneself());
    }

    @Test
    @Rule("M9")
    void takes_the_currency_of_the_campaign_only() {
        assertThat(fieldErrorOf(() -> world.begins(donor, campaign, eur(5_000))))
                .isEqualTo(new FieldError("amount.currency", Code.WRONG_CURRENCY));
    }

    @Test
    void takes_no_less_than_the_minimum() {
        assertThat(refusalOf(() -> world.begins(donor, campaign, xof(499))))
                .isEqualTo(new BelowMinimum(xof(499), xof(500)));
        assertThat(world.begins(donor, campaign, xof(500)).clientSecret()).isNotBlank();
        var sterling = world.has(aCampaign().by(owner).withGoal(Money.of(10_000, "GBP")));
        assertThat(world.begins(donor, sterling, Money.of(1, "GBP")).clientSecret()).isNotBlank();
    }

    @Test
    @Rule("W10")
    void stays_pending_when_the_provider_does_not_answer() {
        world.provider().goDown();

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> world.begins(donor, campaign, xof(5_000)));

        var own = world.funding.readDonations.own(world.as(donor), PageRequest.first(9)).items();
        assertThat(own)
                .extracting(card -> card.donation().status())
                .containsExactly(DonationStatus.PENDING);
    }

    @Test
    @Rule("C3")
    void counts_a_payment_that_was_begun_before_the_end_and_lands_after_it() {
        var begun = world.begins(donor, campaign, xof(5_000));
        world.passes(Duration.ofDays(31));

        world.pays(begun.clientSecret());

        assertThat(world.now(begun.donation().donation()).status())
                .isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(world.ports().campaigns().raised(campaign.id())).isEqualTo(xof(5_000));
    }

    private Donate.Begun donate(Actor actor, Command command) {
        return world.funding.donate.handle(actor, command);
    }

    private Command command(Money amount, Donor.@Nullable Guest guest) {
        return new Command(campaign.id(), amount, false, null, guest, false);
    }
}
