package org.mecene.application.funding;

import java.time.Instant;
import java.time.InstantSource;
import org.mecene.domain.events.Events;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.FundingEvent.DonationReceived;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentPurposes;
import org.mecene.domain.time.Ids;

/// What a paid, failed or disputed payment does to its donation. A payment that was begun before
/// the campaign's end and succeeds after it counts (rules.md C3). Bookings for one campaign do not
/// wait for one another.
public final class SettleDonations implements PaymentPurposes {
    private final Donations donations;
    private final Campaigns campaigns;
    private final Ledger ledger;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public SettleDonations(
            Donations donations,
            Campaigns campaigns,
            Ledger ledger,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.donations = donations;
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public PaymentPurpose purpose() {
        return PaymentPurpose.DONATION;
    }

    @Override
    public void paid(Payment payment, Money fee) {
        var donation = donation(payment);
        var campaign = campaign(donation);
        var share = payment.request().platformFee().shareOf(donation.gift().amount());
        var account = Account.campaignHeld(campaign.id().value());
        var now = clock.instant();
        ledger.book(
                Bookings.income(
                        new EntryId(ids.next()),
                        EntryKind.DONATION,
                        payment,
                        account,
                        share,
                        fee,
                        now));
        donations.save(donation.paid(settledAt(payment, now)));
        campaigns.count(campaign.id(), donation.gift().amount(), donation.donor().payerKey());
        events.publish(new DonationReceived(donation.id(), campaign.id(), campaign.owner()));
    }

    @Override
    public void failed(Payment payment) {
        var donation = donation(payment);
        if (donation.status().mayBecome(DonationStatus.FAILED)) {
            donations.save(donation.failed());
        }
    }

    @Override
    public void disputed(Payment payment, Money withdrawn) {
        var donation = donation(payment);
        donations.save(donation.disputed());
        campaigns.count(
                donation.campaign(),
                donation.gift().amount().negated(),
                donation.donor().payerKey());
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
}
