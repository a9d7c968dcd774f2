package org.mecene.security.users;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mecene.domain.users.PasswordHasher.Busy;

/// Lets few threads work at once and a bounded number wait for their turn, first come, first served
/// (security.md A12).
final class DerivationQueue {
    private final Semaphore places;
    private final Semaphore turns;
    private final Duration patience;

    /// @param parallel how many work at once
    /// @param waiting how many more may wait
    /// @param patience how long one waits at the most
    DerivationQueue(int parallel, int waiting, Duration patience) {
        this.places = new Semaphore(parallel + waiting);
        this.turns = new Semaphore(parallel, true);
        this.patience = patience;
    }

    /// Does the work on the calling thread when its turn comes.
    ///
    /// @throws Busy when all places are taken, the turn did not come in time, or the thread was
    ///   interrupted while it waited
    <T> T run(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new Busy();
        }
        try {
            awaitTurn();
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } finally {
            places.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }
}
