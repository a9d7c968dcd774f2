package org.mecene.domain.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.User;

/// Builds donations, each with its payment: 5,000 francs that are not paid yet, unless a test says
/// otherwise.
public final class DonationBuilder {
    private static final BasisPoints FEE = new BasisPoints(500);

    private Money amount = Amounts.xof(5_000);
    private DonationStatus status = DonationStatus.PENDING;
    private boolean anonymous;
    private @Nullable String message;
    private @Nullable CampaignId campaign;
    private @Nullable Donor donor;

    private DonationBuilder() {}

    public static DonationBuilder aDonation() {
        return new DonationBuilder();
    }

    public DonationBuilder to(Campaign cause) {
        this.campaign = cause.id();
        return this;
    }

    public DonationBuilder by(User member) {
        this.donor = new Donor.Member(member.id());
        return this;
    }

    public DonationBuilder byGuest(String email, @Nullable String name) {
        this.donor = new Donor.Guest(EmailAddress.parse(email), name, Language.FR);
        return this;
    }

    public DonationBuilder of(Money gift) {
        this.amount = gift;
        return this;
    }

    public DonationBuilder anonymous() {
        this.anonymous = true;
        return this;
    }

    public DonationBuilder saying(String words) {
        this.message = words;
        return this;
    }

    public DonationBuilder in(DonationStatus place) {
        this.status = place;
        return this;
    }

    public DonationBuilder paid() {
        return in(DonationStatus.SUCCEEDED);
    }

    public Donation build(DonationId id, PaymentId payment, Instant now) {
        return new Donation(
                id,
                requireNonNull(campaign, "A donation is to a campaign"),
                requireNonNull(donor, "A donation is by somebody"),
                new Donation.Gift(amount, amount, anonymous, message),
                payment,
                status,
                now,
                isPaid() ? now : null);
    }

    public Payment payment(Donation donation, Instant now) {
        var payer = donation.donor() instanceof Donor.Member(var user) ? user : null;
        var request =
                new Payment.Request(
                        PaymentPurpose.DONATION, donation.id().value(), payer, amount, FEE);
        var state =
                new Payment.State(
                        paymentStatus(),
                        "pay_of_" + donation.id(),
                        status == DonationStatus.FAILED ? "card_declined" : null,
                        isPaid() ? now : null,
                        Money.zero(amount.currency()),
                        status == DonationStatus.DISPUTED ? amount : null,
                        Money.zero(amount.currency()));
        return new Payment(donation.payment(), request, state, now, 0);
    }

    private boolean isPaid() {
        return status != DonationStatus.PENDING && status != DonationStatus.FAILED;
    }

    private PaymentStatus paymentStatus() {
        return switch (status) {
            case PENDING -> PaymentStatus.PENDING;
            case FAILED -> PaymentStatus.FAILED;
            case SUCCEEDED, PARTIALLY_REFUNDED -> PaymentStatus.SUCCEEDED;
            case REFUNDED -> PaymentStatus.REFUNDED;
            case DISPUTED -> PaymentStatus.DISPUTED;
        };
    }
}
