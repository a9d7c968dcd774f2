package org.mecene.domain.payments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Ledger.Audit;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.domain.payments.Ledger.Held;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.users.User;

/// Books in memory. Balances are kept beside the entries, as in the database, so that the audit has
/// something to compare.
public final class InMemoryLedger implements Ledger {
    private static final Set<EntryKind> INCOME =
            EnumSet.of(
                    EntryKind.DONATION,
                    EntryKind.SUBSCRIPTION_PERIOD,
                    EntryKind.SUBSCRIPTION_CHANGE,
                    EntryKind.GIFT);

    private final InMemoryDatabase database;
    private final Rows<Cause, JournalEntry> journal;
    private final Rows<Balance, Money> balances;

    public InMemoryLedger(InMemoryDatabase database) {
        this.database = database;
        this.journal = new Rows<>(database.transactions());
        this.balances = new Rows<>(database.transactions());
    }

    private record Cause(EntryKind kind, UUID id) {}

    private record Balance(Account account, Currency currency) {}

    @Override
    public boolean book(JournalEntry entry) {
        var cause = new Cause(entry.kind(), entry.cause());
        if (journal.findForUpdate(cause).isPresent()) {
            return false;
        }
        journal.add(cause, entry);
        for (var posting : entry.postings()) {
            var amount = posting.amount();
            var key = new Balance(posting.account(), amount.currency());
            balances.put(key, balance(posting.account(), amount.currency()).plus(amount));
        }
        return true;
    }

    @Override
    public boolean isBooked(EntryKind kind, UUID cause) {
        return journal.has(new Cause(kind, cause));
    }

    @Override
    public Money balance(Account account, Currency currency) {
        return balances.find(new Balance(account, currency)).orElse(Money.zero(currency));
    }

    @Override
    public Money balanceForUpdate(Account account, Currency currency) {
        database.transactions().requireOpen();
        return balance(account, currency);
    }

    @Override
    public Optional<JournalEntry> find(EntryKind kind, UUID cause) {
        return journal.find(new Cause(kind, cause));
    }

    @Override
    public List<Held> balances(Collection<UUID> owners) {
        var sums = new HashMap<Held, Money>();
        balances.keys()
                .filter(key -> isOf(key.account(), owners))
                .forEach(key ->
                        sums.merge(
                                new Held(key.account().kind(), Money.zero(key.currency())),
                                balance(key.account(), key.currency()),
                                Money::plus));
        return sums.entrySet().stream()
                .map(entry -> new Held(entry.getKey().kind(), entry.getValue()))
                .toList();
    }

    @Override
    public Page<Line> statement(Collection<UUID> owners, PageRequest page) {
        return Pages.descending(
                entries().flatMap(entry -> line(entry, owners).stream()),
                line -> Cursor.at(line.at(), line.entry().value()),
                page);
    }

    private static boolean isOf(Account account, Collection<UUID> owners) {
        return account.owner() != null && owners.contains(account.owner());
    }

    private static Optional<Line> line(JournalEntry entry, Collection<UUID> owners) {
        return entry.postings().stream()
                .filter(posting -> isOf(posting.account(), owners))
                .map(posting -> posting.amount().negated())
                .reduce(Money::plus)
                .map(sum -> new Line(entry.id(), entry.at(), entry.kind(), entry.cause(), sum));
    }

    @Override
    public Audit audit() {
        return database.transactions()
                .read(() -> {
                    var differences = new ArrayList<String>();
                    var sums = new HashMap<Balance, Money>();
                    entries()
                            .flatMap(entry -> entry.postings().stream())
                            .forEach(posting ->
                                    sums.merge(
                                            new Balance(
                                                    posting.account(), posting.amount().currency()),
                                            posting.amount(),
                                            Money::plus));
                    sums.forEach((key, sum) -> {
                        if (!balance(key.account(), key.currency()).equals(sum)) {
                            differences.add(
                                    "The balance of %s is wrong".formatted(key.account().name()));
                        }
                    });
                    database.payments()
                            .where(payment ->
                                    !payment.state().refunded().equals(sumOfRefunds(payment)))
                            .forEach(payment ->
                                    differences.add(
                                            "The refunds of %s are wrong".formatted(payment.id())));
                    database.refunds()
                            .where(refund ->
                                    (refund.status() == RefundStatus.SUCCEEDED)
                                            == (count(EntryKind.REFUND, refund.id().value())
                                                            - count(
                                                                    EntryKind.REFUND_FAILED,
                                                                    refund.id().value())
                                                    != 1))
                            .forEach(refund ->
                                    differences.add(
                                            "Refund %s is not what was booked"
                                                    .formatted(refund.id())));
                    database.payouts()
                            .where(payout -> !isAsBooked(payout))
                            .forEach(payout ->
                                    differences.add(
                                            "Payout %s is %s, and that is not what was booked"
                                                    .formatted(
                                                            payout.id(), payout.status().wire())));
                    return new Audit(entries().count(), differences);
                });
    }

    private int count(EntryKind kind, UUID cause) {
        return isBooked(kind, cause) ? 1 : 0;
    }

    private boolean isAsBooked(Payout payout) {
        var id = payout.id().value();
        var isPaid = isBooked(EntryKind.PAYOUT_PAID, id);
        var isBack = isBooked(EntryKind.PAYOUT_RETURNED, id);
        var isStatusOfIt =
                switch (payout.status()) {
                    case REQUESTED, IN_TRANSIT -> !isPaid && !isBack;
                    case PAID -> isPaid && !isBack;
                    case FAILED -> isBack;
                    case REJECTED -> isBack && !isPaid;
                };
        return isBooked(EntryKind.PAYOUT, id) && isStatusOfIt;
    }

    @Override
    public List<Unclaimed> unclaimed(int most) {
        return balances.keys()
                .filter(key -> isErased(key.account()))
                .map(key ->
                        new Unclaimed(
                                key.account(), balance(key.account(), key.currency()).negated()))
                .filter(unclaimed -> !unclaimed.owed().isZero())
                .limit(most)
                .toList();
    }

    private boolean isErased(Account account) {
        if (account.owner() == null) {
            return false;
        }
        var owner =
                account.kind() == AccountKind.CAMPAIGN_HELD
                        ? database.campaigns()
                                .find(new CampaignId(account.owner()))
                                .map(Campaign::owner)
                        : Optional.of(new UserId(account.owner()));
        return owner.flatMap(database.users()::find)
                .filter(user -> user.status() == User.Status.ERASED)
                .isPresent();
    }

    @Override
    public List<BookedPayment> bookedPayments(List<String> providerRefs) {
        var asked = Set.copyOf(providerRefs);
        Map<String, Money> booked = new HashMap<>();
        income().forEach(entry ->
                database.payments()
                        .find(new PaymentId(entry.cause()))
                        .map(payment -> payment.state().providerRef())
                        .filter(asked::contains)
                        .ifPresent(ref -> booked.put(ref, broughtIn(entry))));
        return booked.entrySet().stream()
                .map(entry ->
                        new BookedPayment(
                                entry.getKey(), entry.getValue(), goneBack(entry.getKey())))
                .toList();
    }

    private Money sumOfRefunds(Payment payment) {
        return database.refunds()
                .where(refund ->
                        refund.payment().equals(payment.id())
                                && refund.status() == RefundStatus.SUCCEEDED)
                .map(Refund::amount)
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
    }

    private Money goneBack(String ref) {
        var payment =
                database.payments()
                        .where(found -> ref.equals(found.state().providerRef()))
                        .findFirst()
                        .orElseThrow();
        return database.refunds()
                .where(refund -> refund.payment().equals(payment.id()) && refund.counts())
                .map(Refund::amount)
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
    }

    @Override
    public long countPayments() {
        return income().count();
    }

    /// Everything that was booked, in its order.
    public Stream<JournalEntry> entries() {
        return journal.all();
    }

    private Stream<JournalEntry> income() {
        return entries().filter(entry -> INCOME.contains(entry.kind()));
    }

    private static Money broughtIn(JournalEntry entry) {
        return entry.postings().stream()
                .map(Posting::amount)
                .filter(Money::isPositive)
                .reduce(Money::plus)
                .orElseThrow();
    }
}
