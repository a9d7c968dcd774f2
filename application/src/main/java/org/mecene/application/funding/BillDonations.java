package org.mecene.application.funding;

import java.util.Set;
import org.mecene.domain.documents.Bill;
import org.mecene.domain.documents.Bills;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.users.Users;

/// Says to which campaign a donation went. An anonymous donor is named to themself.
public final class BillDonations implements Bills {
    private final Donations donations;
    private final Campaigns campaigns;
    private final Users users;

    public BillDonations(Donations donations, Campaigns campaigns, Users users) {
        this.donations = donations;
        this.campaigns = campaigns;
        this.users = users;
    }

    @Override
    public Set<PaymentPurpose> purposes() {
        return Set.of(PaymentPurpose.DONATION);
    }

    @Override
    public Bill of(Payment payment) {
        var id = new DonationId(payment.request().purposeId());
        var donation =
                donations
                        .find(id)
                        .orElseThrow(() -> new IllegalStateException("No donation " + id));
        var campaign =
                campaigns
                        .find(donation.campaign())
                        .orElseThrow(() ->
                                new IllegalStateException("No campaign " + donation.campaign()));
        return bill(donation, campaign);
    }

    private Bill bill(Donation donation, Campaign campaign) {
        var gift = donation.gift();
        var covered = gift.charge().minus(gift.amount());
        var owner = users.find(campaign.owner()).map(user -> user.profile().displayName());
        return new Bill(
                campaign.pitch().title(),
                owner.orElse(""),
                covered.isZero() ? null : covered,
                donation.donor() instanceof Donor.Guest(_, var name, _) ? name : null);
    }
}
