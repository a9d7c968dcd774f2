package org.mecene.domain.subscriptions;

import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The offers, archived ones included. Writing needs an open transaction.
public interface SpecialOffers {
    /// @throws org.mecene.domain.refusal.Refused with [SubscriptionRefusal.OfferCodeTaken] when the
    ///   creator has one of this code, also when another transaction added it a moment ago
    void add(SpecialOffer offer);

    /// Notes that an offer is archived. Of one that is, nothing changes.
    void archive(SpecialOffer offer);

    Optional<SpecialOffer> find(OfferId id);

    /// Locks the offer until the transaction ends, so that those who take it queue up: of many at
    /// once no more get it than there are (see [#redemptions]).
    Optional<SpecialOffer> findForUpdate(UserId creator, OfferCode code);

    /// How many subscriptions have, or had, an offer. One that was given up before it was paid does
    /// not count, so its place is free again.
    int redemptions(OfferId id);

    /// What a creator offers and offered, newest first.
    Page<Card> ofCreator(UserId creator, PageRequest page);

    record Card(SpecialOffer offer, int redemptions) {}
}
