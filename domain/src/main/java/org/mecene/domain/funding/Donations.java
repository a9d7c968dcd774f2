package org.mecene.domain.funding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.PersonCard;

/// The donations. Writing needs an open transaction.
public interface Donations {
    void add(Donation donation);

    /// Stores another state of a donation. The payment's lock, which the caller holds, keeps two of
    /// them apart.
    void save(Donation donation);

    Optional<Donation> find(DonationId id);

    Optional<Card> show(DonationId id);

    /// What a campaign received and still has, newest first.
    Page<Card> ofCampaign(CampaignId campaign, PageRequest page);

    /// What a member gave or tried to, anonymous gifts included (rules.md C18), newest first.
    Page<Card> ofDonor(UserId donor, PageRequest page);

    /// A donation as it is listed. Whoever renders it hides the donor of an anonymous one from
    /// those who may not know.
    ///
    /// @param member who gave; null for a guest
    record Card(
            Donation donation,
            @Nullable PersonCard member,
            Slug campaignSlug,
            String campaignTitle,
            UserId owner) {}
}
