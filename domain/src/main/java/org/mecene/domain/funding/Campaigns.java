package org.mecene.domain.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The campaigns and their totals. Writing needs an open transaction.
public interface Campaigns {
    void add(Campaign campaign);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Campaign campaign);

    /// Removes a campaign that never left its draft.
    void remove(CampaignId id);

    Optional<Campaign> find(CampaignId id);

    Optional<Campaign> findForUpdate(CampaignId id);

    /// A campaign whose state stays as it is until the transaction ends. Any number of transactions
    /// may hold it so at once; one that wants to change it waits for them.
    Optional<Campaign> findHeld(CampaignId id);

    /// A campaign as it is shown; whether the viewer may see it is for the caller to say. Empty
    /// while its owner is shut out.
    Optional<CampaignCard> show(CampaignId id);

    Optional<CampaignCard> show(Slug slug);

    Page<CampaignCard> list(CampaignFilter filter, PageRequest page, Instant now);

    /// What a person owns, by id alone.
    List<CampaignId> idsOf(UserId owner);

    /// Whether an administrator looks into a campaign of a person.
    boolean hasSuspended(UserId owner);

    /// What a person owns, wherever it stands, newest first.
    Page<CampaignCard> ofOwner(UserId owner, PageRequest page);

    /// Adds what was paid, or takes away what was given back, to the campaign's total. Many may do
    /// so for one campaign at the same time without waiting for one another.
    ///
    /// @param amount positive for a donation, negative for one that is undone
    void count(CampaignId id, Money amount, String payerKey);

    /// Moves the campaign's total, and neither the number of its donations nor that of its donors:
    /// a part of a donation went back.
    void adjust(CampaignId id, Money amount);

    /// What was raised until now, with everything that other transactions committed.
    Money raised(CampaignId id);

    /// Notes that the goal is reached, if it is and was not before.
    ///
    /// @return true for the one caller who was first (rules.md C4)
    boolean markGoalReached(CampaignId id, Instant now);

    /// Active campaigns that ended before an instant; locked for this transaction, skipping those
    /// that another works on.
    List<Campaign> ended(Instant before, int max);

    /// Whether the viewer may see a file by the campaigns that it hangs on.
    boolean shows(MediaId media, Actor viewer);
}
