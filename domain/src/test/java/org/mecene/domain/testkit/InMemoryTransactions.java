package org.mecene.domain.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.transactions.Transactions;

/// Transactions over what fakes keep in memory. One runs at a time, and nobody sees what it did
/// before it commits; what it changed is put back when it throws.
///
/// It can run all work twice, rolling back the first run, as the real one does after a deadlock:
/// work that leaves traces which a rollback does not undo then shows them.
public final class InMemoryTransactions implements Transactions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undos = new ArrayDeque<>();
    private final boolean interruptsOnce;

    private final AtomicReference<@Nullable Rival> rival = new AtomicReference<>();

    // Read and written under the lock.
    private boolean open;

    private InMemoryTransactions(boolean interruptsOnce) {
        this.interruptsOnce = interruptsOnce;
    }

    public InMemoryTransactions() {
        this(false);
    }

    /// Transactions that are all interrupted once and run again.
    public static InMemoryTransactions interruptingOnce() {
        return new InMemoryTransactions(true);
    }

    /// What somebody else does before a transaction begins.
    ///
    /// @param after how many transactions before it are let pass
    private record Rival(int after, Runnable act) {}

    /// Lets somebody else act just before one of the next transactions begins.
    ///
    /// @param after how many of them are let pass
    public void meanwhile(int after, Runnable act) {
        rival.set(new Rival(after, act));
    }

    @Override
    public <T> T call(Supplier<T> work) {
        letRivalAct();
        if (isOpen()) {
            throw new IllegalStateException("A transaction is open already");
        }
        lock.lock();
        open = true;
        try {
            if (interruptsOnce) {
                var _ = work.get();
                undo();
            }
            return work.get();
        } catch (RuntimeException | Error failure) {
            undo();
            throw failure;
        } finally {
            undos.clear();
            open = false;
            lock.unlock();
        }
    }

    /// Whether this thread has a transaction open.
    public boolean isOpen() {
        return lock.isHeldByCurrentThread() && open;
    }

    /// Held by everything that a port does only in the caller's transaction.
    public void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("No transaction is open");
        }
    }

    /// Held by everything that leaves the process, which a rollback cannot undo.
    public void requireNone() {
        if (isOpen()) {
            throw new IllegalStateException("A call to another server inside a transaction");
        }
    }

    /// Reads in the open transaction, or by itself.
    public <T> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does something in the open transaction, or in one of its own when none is open.
    public <T> T join(Supplier<T> work) {
        return isOpen() ? work.get() : call(work);
    }

    /// Says how something that was done in this transaction is taken back.
    public void onRollback(Runnable undo) {
        requireOpen();
        undos.push(undo);
    }

    private void letRivalAct() {
        var waiting = rival.getAndSet(null);
        if (waiting == null) {
            return;
        }
        if (waiting.after() == 0) {
            waiting.act().run();
        } else {
            rival.set(new Rival(waiting.after() - 1, waiting.act()));
        }
    }

    private void undo() {
        while (!undos.isEmpty()) {
            undos.pop().run();
        }
    }
}
