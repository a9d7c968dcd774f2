package org.mecene.application.funding;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.funding.FundingRefusal;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Payees;
import org.mecene.domain.payments.Payer;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Begins a donation, by a member or a guest. Our rows come first, the provider is asked after
/// that, and nothing counts until the provider says that it was paid.
public final class Donate {
    private final Transactions transactions;
    private final CampaignSight sight;
    private final Donations donations;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final Payees payees;
    private final PaymentLimits limits;
    private final SettingsStore settings;
    private final Ids ids;
    private final InstantSource clock;

    public Donate(
            Transactions transactions,
            CampaignSight sight,
            Donations donations,
            Payments payments,
            PaymentGateway gateway,
            Payees payees,
            PaymentLimits limits,
            SettingsStore settings,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.sight = sight;
        this.donations = donations;
        this.payments = payments;
        this.gateway = gateway;
        this.payees = payees;
        this.limits = limits;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param guest who gives when nobody is signed in; ignored when somebody is
    /// @param coverFees whether the donor pays the platform's share on top
    public record Command(
            CampaignId campaign,
            Money amount,
            boolean anonymous,
            @Nullable String message,
            Donor.@Nullable Guest guest,
            boolean coverFees) {}

    /// @param clientSecret with what the donor's browser finishes the payment
    public record Begun(Donations.Card donation, String clientSecret) {
        @Override
        public String toString() {
            return "Begun[" + donation.donation().id() + "]";
        }
    }

    /// @throws Refused with `NotFound`, `InvalidInput`, `TooOften`, a [FundingRefusal] or a
    ///   [PaymentRefusal]
    /// @throws ProviderUnavailable when the provider does not answer; the donation then stays
    ///   pending and unpaid
    public Begun handle(Actor actor, Command command) {
        var donor = donor(actor, command);
        var campaign = sight.requireVisible(actor, command.campaign());
        var fee = requireTaking(campaign, donor, command.amount());
        limits.requireLeft(payer(donor));
        var donation = pledge(campaign, donor, command, fee);
        var order =
                new PaymentOrder(
                        donation.payment(), donation.gift().charge(), campaign.pitch().title());
        var started = gateway.startPayment(order);
        transactions.run(() ->
                payments.findForUpdate(donation.payment())
                        .filter(payment -> payment.state().providerRef() == null)
                        .ifPresent(payment -> payments.save(payment.knownAs(started.ref()))));
        var card =
                donations
                        .show(donation.id())
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.DONATION));
        return new Begun(card, started.clientSecret());
    }

    private static Donor donor(Actor actor, Command command) {
        var member = actor.userId();
        if (member.isPresent()) {
            return new Donor.Member(member.get());
        }
        if (command.guest() == null) {
            throw Validation.refused("email", FieldError.Code.REQUIRED);
        }
        return command.guest();
    }

    private Payer payer(Donor donor) {
        return switch (donor) {
            case Donor.Member(var user) -> limits.member(user);
            case Donor.Guest(var email, _, _) -> limits.guest(email);
        };
    }

    private BasisPoints requireTaking(Campaign campaign, Donor donor, Money amount) {
        var fee = campaign.standing().platformFee();
        if (!campaign.takesDonationsAt(clock.instant()) || fee == null) {
            throw new Refused(new FundingRefusal.NotTakingDonations(campaign.status()));
        }
        if (donor.equals(new Donor.Member(campaign.owner()))) {
            throw new Refused(new FundingRefusal.DonatingToOneself());
        }
        if (payees.isStopped(campaign.owner())) {
            throw new Refused(new PaymentRefusal.PayeeStopped());
        }
        if (!amount.currency().equals(campaign.pitch().goal().currency())) {
            throw Validation.refused("amount.currency", FieldError.Code.WRONG_CURRENCY);
        }
        settings.current()
                .minimumDonation(amount.currency())
                .filter(amount::isLessThan)
                .ifPresent(minimum -> {
                    throw new Refused(new PaymentRefusal.BelowMinimum(amount, minimum));
                });
        return fee;
    }

    private Donation pledge(Campaign campaign, Donor donor, Command command, BasisPoints fee) {
        var now = clock.instant();
        var gift =
                Donation.Gift.of(
                        command.amount(),
                        fee,
                        command.coverFees(),
                        command.anonymous(),
                        command.message());
        var paymentId = new PaymentId(ids.next());
        var donation =
                Donation.pledge(
                        new DonationId(ids.next()), campaign.id(), donor, gift, paymentId, now);
        @Nullable UserId payer = donor instanceof Donor.Member(var user) ? user : null;
        var request =
                new Payment.Request(
                        PaymentPurpose.DONATION, donation.id().value(), payer, gift.charge(), fee);
        transactions.run(() -> {
            payments.add(Payment.ask(paymentId, request, now));
            donations.add(donation);
            limits.begin(paymentId.value(), payer(donor));
        });
        return donation;
    }
}
