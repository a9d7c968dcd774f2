package org.mecene.domain.subscriptions;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.users.TokenHash;

public final class InMemoryGifts implements Gifts {
    private final InMemoryDatabase database;

    public InMemoryGifts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Gift gift) {
        reference(database.users(), gift.buyer());
        reference(database.tiers(), gift.content().terms().tier());
        reference(database.payments(), gift.payment());
        database.gifts().add(gift.id(), gift);
    }

    @Override
    public void save(Gift gift) {
        database.gifts()
                .replace(
                        gift.id(),
                        next(gift),
                        stored -> stored.version() == gift.version(),
                        Thing.GIFT);
    }

    @Override
    public Optional<Gift> find(GiftId id) {
        return database.gifts().find(id);
    }

    @Override
    public Optional<Gift> findForUpdate(GiftId id) {
        return database.gifts().findForUpdate(id);
    }

    @Override
    public Optional<Gift> findForUpdate(TokenHash code) {
        return database.gifts()
                .where(gift -> gift.code().equals(code))
                .findFirst()
                .flatMap(gift -> findForUpdate(gift.id()));
    }

    @Override
    public Optional<Card> show(GiftId id) {
        return find(id).map(this::card);
    }

    @Override
    public Optional<Card> show(TokenHash code) {
        return database.gifts().where(gift -> gift.code().equals(code)).findFirst().map(this::card);
    }

    @Override
    public Page<Card> ofBuyer(UserId buyer, PageRequest page) {
        return Pages.descending(
                database.gifts().where(gift -> gift.buyer().equals(buyer)).map(this::card),
                card -> Cursor.at(card.gift().createdAt(), card.gift().id().value()),
                page);
    }

    @Override
    public List<Gift> tooOld(Instant now, int max) {
        database.transactions().requireOpen();
        return database.gifts()
                .where(gift -> gift.status() == GiftStatus.READY && !gift.isGoodAt(now))
                .limit(max)
                .toList();
    }

    private Card card(Gift gift) {
        return new Card(
                gift,
                reference(database.tiers(), gift.content().terms().tier()).offer().name(),
                database.card(gift.creator()));
    }

    private static Gift next(Gift gift) {
        return new Gift(
                gift.id(),
                gift.buyer(),
                gift.creator(),
                gift.content(),
                gift.wrapping(),
                gift.payment(),
                gift.code(),
                gift.state(),
                gift.createdAt(),
                gift.version() + 1);
    }
}
