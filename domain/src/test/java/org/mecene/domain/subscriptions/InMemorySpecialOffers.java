package org.mecene.domain.subscriptions;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;

public final class InMemorySpecialOffers implements SpecialOffers {
    private final InMemoryDatabase database;
    private final Rows<OfferId, SpecialOffer> offers;

    public InMemorySpecialOffers(InMemoryDatabase database) {
        this.database = database;
        this.offers = new Rows<>(database.transactions());
    }

    @Override
    public void add(SpecialOffer offer) {
        database.transactions().requireOpen();
        reference(database.tiers(), offer.tier());
        if (of(offer.creator(), offer.code()).isPresent()) {
            throw new Refused(new SubscriptionRefusal.OfferCodeTaken());
        }
        offers.add(offer.id(), offer);
    }

    @Override
    public void archive(SpecialOffer offer) {
        offers.put(offer.id(), offer);
    }

    @Override
    public Optional<SpecialOffer> find(OfferId id) {
        return offers.find(id);
    }

    @Override
    public Optional<SpecialOffer> findForUpdate(UserId creator, OfferCode code) {
        database.transactions().requireOpen();
        return of(creator, code).flatMap(offer -> offers.findForUpdate(offer.id()));
    }

    @Override
    public int redemptions(OfferId id) {
        return (int)
                database.subscriptions()
                        .where(row -> row.reduction() != null && row.reduction().offer().equals(id))
                        .filter(row ->
                                row.status().isLive() || row.standing().paidThrough() != null)
                        .count();
    }

    @Override
    public Page<Card> ofCreator(UserId creator, PageRequest page) {
        return Pages.descending(
                offers.where(offer -> offer.creator().equals(creator))
                        .map(offer -> new Card(offer, redemptions(offer.id()))),
                card -> Cursor.at(card.offer().createdAt(), card.offer().id().value()),
                page);
    }

    private Optional<SpecialOffer> of(UserId creator, OfferCode code) {
        return offers.where(offer -> offer.creator().equals(creator) && offer.code().equals(code))
                .findFirst();
    }
}
