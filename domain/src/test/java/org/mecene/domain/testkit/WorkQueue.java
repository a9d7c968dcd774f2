package org.mecene.domain.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Work that is leased, done once, and handed back with growing delays: what outbox, inbox and mail
/// queue have in common.
public final class WorkQueue<K, V> {
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Rows<K, Entry<K, V>> entries;
    private final AtomicLong numbers = new AtomicLong();

    public WorkQueue(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.entries = new Rows<>(transactions);
    }

    private enum State {
        WAITING,
        LEASED,
        DONE,
        ASIDE
    }

    /// @param dueAt when it may be taken; for what is leased, when the lease ends
    private record Entry<K, V>(
            K key, V value, long number, State state, int attempts, Instant dueAt) {
        Entry<K, V> at(State next, int nextAttempts, Instant due) {
            return new Entry<>(key, value, number, next, nextAttempts, due);
        }

        boolean isOpen() {
            return state == State.WAITING || state == State.LEASED;
        }

        boolean isDueAt(Instant now) {
            return isOpen() && !dueAt.isAfter(now);
        }
    }

    /// Adds work in the caller's transaction.
    public void add(K key, V value) {
        entries.add(
                key,
                new Entry<>(
                        key, value, numbers.incrementAndGet(), State.WAITING, 0, clock.instant()));
    }

    /// Takes the oldest that are due, in a transaction of its own.
    public List<V> lease(int max, Duration lease) {
        return transactions.call(() -> {
            var now = clock.instant();
            var due =
                    entries.where(entry -> entry.isDueAt(now))
                            .sorted(Comparator.comparingLong(Entry::number))
                            .limit(max)
                            .toList();
            for (var entry : due) {
                put(entry.at(State.LEASED, entry.attempts(), now.plus(lease)));
            }
            return due.stream().map(Entry::value).toList();
        });
    }

    /// Marks work as done in the caller's transaction.
    ///
    /// @return false when it was done before
    public boolean markDone(K key) {
        var entry = entries.findForUpdate(key).filter(found -> found.state() != State.DONE);
        entry.ifPresent(found -> put(found.at(State.DONE, found.attempts(), found.dueAt())));
        return entry.isPresent();
    }

    /// Gives work back, in a transaction of its own.
    public void handBack(K key) {
        transactions.run(() -> entries.find(key).filter(Entry::isOpen).ifPresent(this::delay));
    }

    /// Sets work aside, in a transaction of its own.
    public void setAside(K key) {
        transactions.run(() ->
                entries.find(key)
                        .filter(Entry::isOpen)
                        .ifPresent(entry ->
                                put(entry.at(State.ASIDE, entry.attempts(), entry.dueAt()))));
    }

    /// Makes work due again that was set aside, in the caller's transaction.
    public void replay(K key) {
        entries.findForUpdate(key)
                .filter(entry -> entry.state() == State.ASIDE)
                .ifPresent(entry -> put(entry.at(State.WAITING, 0, clock.instant())));
    }

    /// Forgets work with all that it says, in a transaction of its own.
    public void forget(K key) {
        transactions.run(() -> drop(key));
    }

    /// Like [#forget], in the caller's transaction.
    public void drop(K key) {
        entries.remove(key);
    }

    public long unfinished() {
        var now = clock.instant();
        return entries.where(entry -> entry.state() == State.LEASED || entry.isDueAt(now)).count();
    }

    /// All work that was added and not forgotten, in its order.
    public Stream<V> all() {
        return entries.all().sorted(Comparator.comparingLong(Entry::number)).map(Entry::value);
    }

    /// The work that was set aside, by hand or after too many attempts.
    public Stream<V> aside() {
        return entries.where(entry -> entry.state() == State.ASIDE).map(Entry::value);
    }

    private void delay(Entry<K, V> entry) {
        var attempts = entry.attempts() + 1;
        var next = attempts < MOST_ATTEMPTS ? State.WAITING : State.ASIDE;
        var delay = FIRST_DELAY.multipliedBy(1L << attempts);
        put(entry.at(next, attempts, clock.instant().plus(delay)));
    }

    private void put(Entry<K, V> entry) {
        entries.put(entry.key(), entry);
    }
}
