package org.mecene.domain.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.PaymentId;

/// Somebody's gift to a campaign.
///
/// @param payment how it is paid; there is one for each donation, which may be tried several times
///   (rules.md C28)
/// @param paidAt when it was paid; null while it was not
public record Donation(
        DonationId id,
        CampaignId campaign,
        Donor donor,
        Gift gift,
        PaymentId payment,
        DonationStatus status,
        Instant createdAt,
        @Nullable Instant paidAt) {
    public static final int MAX_MESSAGE = 500;
    public static final int MAX_NAME = 60;

    public static Donation pledge(
            DonationId id,
            CampaignId campaign,
            Donor donor,
            Gift gift,
            PaymentId payment,
            Instant now) {
        return new Donation(id, campaign, donor, gift, payment, DonationStatus.PENDING, now, null);
    }

    public Donation paid(Instant at) {
        return moved(DonationStatus.SUCCEEDED, at);
    }

    public Donation failed() {
        return moved(DonationStatus.FAILED, paidAt);
    }

    public Donation disputed() {
        return moved(DonationStatus.DISPUTED, paidAt);
    }

    /// What it is when this much of its payment went back, in all.
    public Donation refunded(Money inAll) {
        if (inAll.isZero()) {
            return moved(DonationStatus.SUCCEEDED, paidAt);
        }
        return moved(
                inAll.equals(gift.charge())
                        ? DonationStatus.REFUNDED
                        : DonationStatus.PARTIALLY_REFUNDED,
                paidAt);
    }

    /// The payer's bank keeps the money.
    public Donation lost() {
        return moved(DonationStatus.REFUNDED, paidAt);
    }

    private Donation moved(DonationStatus next, @Nullable Instant paid) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException(
                    "A donation that is " + status + " does not become " + next);
        }
        return new Donation(id, campaign, donor, gift, payment, next, createdAt, paid);
    }

    /// What is given, and how it is shown.
    ///
    /// @param amount what counts for the campaign
    /// @param charge what the donor pays: the amount, and the platform's share on top when the
    ///   donor covers it
    /// @param anonymous hides who gave from everybody but the donor, administrators and the ledger
    ///   (rules.md C17)
    public record Gift(Money amount, Money charge, boolean anonymous, @Nullable String message) {
        public static Gift of(
                Money amount,
                BasisPoints platformFee,
                boolean coverFees,
                boolean anonymous,
                @Nullable String message) {
            var charge = coverFees ? amount.plus(platformFee.shareOf(amount)) : amount;
            return new Gift(amount, charge, anonymous, message);
        }

        /// What of it counts for the campaign when this much of the charge went back.
        public Money countedAfter(Money back) {
            var share = charge.minus(amount);
            return amount.minus(new Parting(charge, share).partOf(amount, back));
        }
    }
}
