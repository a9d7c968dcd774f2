package org.mecene.domain.payments;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mecene.domain.money.Money;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

/// Books in memory. Balances are kept beside the entries, as in the database, so that the audit has
/// something to compare.
public final class InMemoryLedger implements Ledger {
    private static final Set<EntryKind> INCOME =
            EnumSet.of(EntryKind.DONATION, EntryKind.SUBSCRIPTION_PERIOD);

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
    public Money balance(Account account, Currency currency) {
        return balances.find(new Balance(account, currency)).orElse(Money.zero(currency));
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
                    return new Audit(entries().count(), differences);
                });
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
                .map(entry -> new BookedPayment(entry.getKey(), entry.getValue()))
                .toList();
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
