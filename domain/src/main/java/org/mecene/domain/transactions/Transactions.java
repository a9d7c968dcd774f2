package org.mecene.domain.transactions;

import java.util.function.Supplier;

/// Runs work that happens wholly or not at all.
///
/// Repositories find the open transaction by themselves. Work that was interrupted by another
/// transaction (a deadlock, a serialization failure) is run again a few times, so it must do
/// nothing that a rollback does not undo: no call to another server, no message.
public interface Transactions {
    /// Commits when the work returns, rolls back when it throws, and passes on what it threw.
    ///
    /// @throws IllegalStateException when a transaction is open already: the use case on top opens
    ///   it, nothing below
    <T> T call(Supplier<T> work);

    /// Like [#call], for work without a result.
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
