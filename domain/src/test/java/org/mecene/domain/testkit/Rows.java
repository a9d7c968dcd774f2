package org.mecene.domain.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;

/// Things that a fake keeps, by their key, in the order in which they came. A change needs an open
/// transaction and is taken back with it.
public final class Rows<K, V> {
    private final InMemoryTransactions transactions;
    private final Map<K, V> rows = new LinkedHashMap<>();

    public Rows(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public Optional<V> find(K key) {
        return transactions.read(() -> Optional.ofNullable(rows.get(key)));
    }

    /// Like [#find], for what its reader is about to change.
    public Optional<V> findForUpdate(K key) {
        transactions.requireOpen();
        return find(key);
    }

    public boolean has(K key) {
        return find(key).isPresent();
    }

    /// A copy of all that is there.
    public Stream<V> all() {
        return transactions.read(() -> List.copyOf(rows.values())).stream();
    }

    public Stream<K> keys() {
        return transactions.read(() -> List.copyOf(rows.keySet())).stream();
    }

    public Stream<V> where(Predicate<? super V> condition) {
        return all().filter(condition);
    }

    /// Puts a new row.
    ///
    /// @throws IllegalStateException when the key is taken, as a primary key would
    public void add(K key, V value) {
        if (has(key)) {
            throw new IllegalStateException("There is a row of this key: " + key);
        }
        put(key, value);
    }

    public void put(K key, V value) {
        transactions.requireOpen();
        var old = rows.put(key, value);
        transactions.onRollback(() -> restore(key, old));
    }

    /// Puts another state of a row, if nobody did so since the caller read it.
    ///
    /// @param isAsRead whether the stored row is the one that the caller read
    public void replace(K key, V next, Predicate<? super V> isAsRead, Thing thing) {
        if (findForUpdate(key).filter(isAsRead).isEmpty()) {
            throw new Refused(new ChangedMeanwhile(thing));
        }
        put(key, next);
    }

    public void remove(K key) {
        transactions.requireOpen();
        var old = rows.remove(key);
        transactions.onRollback(() -> restore(key, old));
    }

    private void restore(K key, @Nullable V old) {
        if (old == null) {
            rows.remove(key);
        } else {
            rows.put(key, old);
        }
    }
}
