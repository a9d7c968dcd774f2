package org.mecene.domain.payouts;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;

public final class InMemoryPayouts implements Payouts {
    private final InMemoryDatabase database;
    private final Rows<PayoutId, Payout> payouts;
    private final Rows<PayoutId, Instant> looks;

    public InMemoryPayouts(InMemoryDatabase database) {
        this.database = database;
        this.payouts = database.payouts();
        this.looks = new Rows<>(database.transactions());
    }

    @Override
    public void add(Payout payout) {
        reference(database.users(), payout.owner());
        payouts.add(payout.id(), payout);
    }

    @Override
    public void save(Payout payout) {
        var next =
                new Payout(
                        payout.id(),
                        payout.owner(),
                        payout.asked(),
                        payout.state(),
                        payout.createdAt(),
                        payout.version() + 1);
        payouts.replace(
                payout.id(), next, stored -> stored.version() == payout.version(), Thing.PAYOUT);
    }

    @Override
    public Optional<Payout> find(PayoutId id) {
        return payouts.find(id);
    }

    @Override
    public Optional<Payout> findForUpdate(PayoutId id) {
        return payouts.findForUpdate(id);
    }

    @Override
    public Optional<Payout> findAsked(UserId owner, String onceKey) {
        return payouts.where(payout ->
                        payout.owner().equals(owner) && onceKey.equals(payout.asked().onceKey()))
                .findFirst();
    }

    @Override
    public List<Payout> ofAny(Collection<PayoutId> ids) {
        return payouts.where(payout -> ids.contains(payout.id())).toList();
    }

    @Override
    public Page<Payout> ofOwner(UserId owner, PageRequest page) {
        return Pages.descending(
                payouts.where(payout -> payout.owner().equals(owner)),
                InMemoryPayouts::place,
                page);
    }

    @Override
    public Page<Payout> list(Filter filter, PageRequest page) {
        return Pages.descending(
                payouts.where(payout ->
                        (filter.status() == null || filter.status() == payout.status())
                                && (!filter.awaitsApproval() || payout.awaitsApproval())),
                InMemoryPayouts::place,
                page);
    }

    private static Cursor place(Payout payout) {
        return Cursor.at(payout.createdAt(), payout.id().value());
    }

    @Override
    public List<Money> paidOut(UserId owner) {
        var sums = new TreeMap<String, Money>();
        payouts.where(payout ->
                        payout.owner().equals(owner) && payout.status() == PayoutStatus.PAID)
                .forEach(payout ->
                        sums.merge(code(payout.amount().currency()), payout.amount(), Money::plus));
        return List.copyOf(sums.values());
    }

    private static String code(Currency currency) {
        return currency.getCurrencyCode();
    }

    @Override
    public long countSent() {
        return payouts.where(payout ->
                        payout.status() == PayoutStatus.IN_TRANSIT
                                || payout.status() == PayoutStatus.PAID)
                .count();
    }

    /// Whether money of somebody is on its way, or waits to be.
    public boolean hasOpen(UserId owner) {
        return payouts.where(payout -> payout.owner().equals(owner))
                .anyMatch(payout ->
                        payout.status() == PayoutStatus.REQUESTED
                                || payout.status() == PayoutStatus.IN_TRANSIT);
    }

    @Override
    public void lookAt(PayoutId id, @Nullable Instant at) {
        if (at == null) {
            looks.remove(id);
        } else {
            looks.put(id, at);
        }
    }

    @Override
    public List<Payout> claim(Instant now, Instant until, int max) {
        var due =
                payouts.where(payout ->
                                looks.find(payout.id()).filter(at -> !at.isAfter(now)).isPresent())
                        .limit(max)
                        .toList();
        due.forEach(payout -> looks.put(payout.id(), until));
        return due;
    }
}
