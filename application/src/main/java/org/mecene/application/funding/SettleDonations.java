package org.mecene.application.funding;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.mecene.application.payments.AskRefunds;
import org.mecene.domain.events.Events;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.FundingEvent.DonationReceived;
import org.mecene.domain.funding.FundingEvent.DonationRefunded;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentPurposes;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.time.Ids;

/// What a paid, failed or disputed payment does to its donation. A payment that was begun before
/// the campaign's end and succeeds after it counts (rules.md C3). Bookings for one campaign do not
/// wait for one another.
public final class SettleDonations implements PaymentPurposes {
    /// How soon what a campaign received is looked at again while it runs.
    private static final Duration NEXT_LOOK = Duration.ofHours(6);

    private final Donations donations;
    private final Campaigns campaigns;
    private final Ledger ledger;
    private final AskRefunds askRefunds;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public SettleDonations(
            Donations donations,
            Campaigns campaigns,
            Ledger ledger,
            AskRefunds askRefunds,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.donations = donations;
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.askRefunds = askRefunds;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Set<PaymentPurpose> purposes() {
        return Set.of(PaymentPurpose.DONATION);
    }

    @Override
    public void paid(Payment payment, Money fee) {
        var donation = donation(payment);
        var campaign = heldCampaign(donation);
        var now = clock.instant();
        ledger.book(
                Bookings.income(
                        new EntryId(ids.next()),
                        EntryKind.DONATION,
                        payment,
                        payee(payment),
                        fee,
                        now));
        donations.save(donation.paid(settledAt(payment, now)));
        campaigns.count(campaign.id(), donation.gift().amount(), donation.donor().payerKey());
        if (campaign.givesBack()) {
            askRefunds.askByItself(payment);
        } else {
            events.publish(new DonationReceived(donation.id(), campaign.id(), campaign.owner()));
        }
    }

    @Override
    public void failed(Payment payment) {
        var donation = donation(payment);
        if (donation.status().mayBecome(DonationStatus.FAILED)) {
            donations.save(donation.failed());
        }
    }

    /// The campaign's, until it was released to its owner.
    @Override
    public Payee payee(Payment payment) {
        var donation = donation(payment);
        var share = payment.request().platformFee().shareOf(donation.gift().amount());
        var account =
                ledger.isBooked(EntryKind.RELEASE, payment.id().value())
                        ? Account.creatorAvailable(campaign(donation).owner())
                        : held(donation);
        return new Payee(account, new Parting(payment.amount(), share));
    }

    /// A campaign pays out when it succeeded (rules.md C1, P1).
    @Override
    public Release release(Payment payment, Instant now) {
        var donation = donation(payment);
        var campaign = campaign(donation);
        return switch (campaign.status()) {
            case SUCCEEDED ->
                    new Release.To(held(donation), Account.creatorAvailable(campaign.owner()));
            case FAILED, CANCELLED -> new Release.Never();
            case DRAFT, IN_REVIEW, REJECTED, ACTIVE, SUSPENDED ->
                    new Release.Later(now.plus(NEXT_LOOK));
        };
    }

    private static Account held(Donation donation) {
        return Account.campaignHeld(donation.campaign().value());
    }

    /// What went back counts no more; all of it, and neither the donation nor its donor does
    /// (rules.md C7, C29). While a bank has the money, nothing of it counts anyway.
    @Override
    public void refunded(Payment before, Payment after) {
        var donation = donation(after);
        if (after.state().withdrawn() == null) {
            var next = donation.refunded(after.state().refunded());
            donations.save(next);
            count(donation, next, before, after);
        }
        var back = after.state().refunded().minus(before.state().refunded());
        if (back.isPositive()) {
            events.publish(new DonationRefunded(donation.id(), donation.campaign(), back));
        }
    }

    private void count(Donation old, Donation next, Payment before, Payment after) {
        var counted = old.gift().countedAfter(before.state().refunded());
        var counts = next.gift().countedAfter(after.state().refunded());
        if (next.status() == DonationStatus.REFUNDED) {
            count(old, counted.negated());
        } else if (old.status() == DonationStatus.REFUNDED) {
            count(old, counts);
        } else {
            campaigns.adjust(old.campaign(), counts.minus(counted));
        }
    }

    private void count(Donation donation, Money amount) {
        campaigns.count(donation.campaign(), amount, donation.donor().payerKey());
    }

    @Override
    public void disputed(Payment payment) {
        var donation = donation(payment);
        if (donation.status().mayBecome(DonationStatus.DISPUTED)) {
            donations.save(donation.disputed());
            count(donation, donation.gift().countedAfter(payment.state().refunded()).negated());
        }
    }

    @Override
    public void won(Payment payment) {
        var donation = donation(payment);
        var back = payment.state().refunded();
        if (donation.status() == DonationStatus.DISPUTED || cameBack(donation, payment)) {
            var next = donation.refunded(back);
            donations.save(next);
            if (next.status() != DonationStatus.REFUNDED) {
                count(donation, donation.gift().countedAfter(back));
            }
        }
    }

    /// Whether all of it had gone back, and some of that came back while a bank had the money.
    private static boolean cameBack(Donation donation, Payment payment) {
        return donation.status() == DonationStatus.REFUNDED
                && payment.status() == PaymentStatus.SUCCEEDED;
    }

    @Override
    public void lost(Payment payment) {
        var donation = donation(payment);
        if (donation.status() == DonationStatus.DISPUTED) {
            donations.save(donation.lost());
        }
    }

    private static Instant settledAt(Payment payment, Instant now) {
        var settledAt = payment.state().settledAt();
        return settledAt == null ? now : settledAt;
    }

    private Donation donation(Payment payment) {
        var id = new DonationId(payment.request().purposeId());
        return donations
                .find(id)
                .orElseThrow(() ->
                        new IllegalStateException("Donation " + id + " was paid and is not there"));
    }

    private Campaign campaign(Donation donation) {
        return campaigns
                .find(donation.campaign())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Campaign " + donation.campaign() + " is not there"));
    }

    /// Held, so that the verdict is not spoken between a look at the campaign and the count of the
    /// donation.
    private Campaign heldCampaign(Donation donation) {
        return campaigns
                .findHeld(donation.campaign())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Campaign " + donation.campaign() + " is not there"));
    }
}
