package org.mecene.rest.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.ReadDonations;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.money.MoneyJson;

/// @param charge what the donor pays: more than the amount when they cover the fee; null when the
///   viewer may not know
/// @param donor null when the viewer may not know who it was, or nobody said
record DonationJson(
        String id,
        DonatedToJson campaign,
        MoneyJson amount,
        @Nullable MoneyJson charge,
        boolean anonymous,
        @Nullable DonorJson donor,
        @Nullable String message,
        String status,
        Instant createdAt,
        @Nullable Instant paidAt) {
    record DonatedToJson(String id, String slug, String title) {}

    /// @param id null for a guest
    record DonorJson(@Nullable String id, String displayName) {}

    static DonationJson of(Donations.Card card, Actor viewer) {
        return of(card, viewer, ReadDonations.knowsCharge(viewer, card));
    }

    /// For whoever has just given it, guests too.
    static DonationJson begun(Donations.Card card, Actor donor) {
        return of(card, donor, true);
    }

    private static DonationJson of(Donations.Card card, Actor viewer, boolean knowsCharge) {
        var donation = card.donation();
        var gift = donation.gift();
        return new DonationJson(
                donation.id().toString(),
                new DonatedToJson(
                        donation.campaign().toString(),
                        card.campaignSlug().value(),
                        card.campaignTitle()),
                MoneyJson.of(gift.amount()),
                knowsCharge ? MoneyJson.of(gift.charge()) : null,
                gift.anonymous(),
                ReadDonations.knowsDonor(viewer, card) ? donor(card) : null,
                gift.message(),
                donation.status().wire(),
                donation.createdAt(),
                donation.paidAt());
    }

    private static @Nullable DonorJson donor(Donations.Card card) {
        return switch (card.donation().donor()) {
            case Donor.Member(var user) -> {
                var member = card.member();
                yield member == null ? null : new DonorJson(user.toString(), member.displayName());
            }
            case Donor.Guest(_, var name, _) -> name == null ? null : new DonorJson(null, name);
        };
    }
}
