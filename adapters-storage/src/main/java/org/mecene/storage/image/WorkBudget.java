package org.mecene.storage.image;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mecene.domain.media.MediaProcessor.Busy;

/// Shares out the memory in which images are unfolded. Whoever waits is served in the order of
/// coming, so that a large image is not overtaken for ever.
final class WorkBudget {
    private static final int UNIT = 1 << 20;

    private final Semaphore units;
    private final int all;
    private final int least;
    private final long patienceNanos;

    WorkBudget(ImageLimits limits) {
        this.all = Math.max(limits.atOnce(), Math.toIntExact(limits.memoryBytes() / UNIT));
        this.least = all / limits.atOnce();
        this.units = new Semaphore(all, true);
        this.patienceNanos = limits.patience().toNanos();
    }

    /// Waits for its turn. What needs more than there is gets all of it, alone.
    ///
    /// @throws Busy when the turn does not come in time
    Share take(long bytes) {
        var wanted = Math.clamp(bytes / UNIT, least, all);
        try {
            if (!units.tryAcquire(wanted, patienceNanos, TimeUnit.NANOSECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        return new Share(wanted);
    }

    final class Share implements AutoCloseable {
        private final int taken;

        private Share(int taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            units.release(taken);
        }
    }
}
