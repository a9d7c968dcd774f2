package org.mecene.application.platform;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.time.MovableClock;

/// Lets time pass in the sandbox, from one thing that falls due to the next, so that three months
/// are three renewals, each in its own month. It answers when everything that fell due was done.
public final class AdvanceClock {
    /// The longest that time may pass at once.
    public static final Duration MAX = Duration.ofDays(3_700);

    private static final int MOST_STEPS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final MovableClock clock;
    private final SandboxProvider provider;
    private final RunJobs jobs;
    private final Backlog backlog;

    public AdvanceClock(
            MovableClock clock, SandboxProvider provider, RunJobs jobs, Backlog backlog) {
        this.clock = clock;
        this.provider = provider;
        this.jobs = jobs;
        this.backlog = backlog;
    }

    /// @return the time that it is now
    /// @throws Refused with `InvalidInput` for a duration that is not positive or longer than
    ///   [#MAX]
    public Instant handle(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw Validation.refused("duration", FieldError.Code.NOT_POSITIVE);
        }
        if (duration.compareTo(MAX) > 0) {
            throw Validation.refused("duration", FieldError.Code.ABOVE_MAXIMUM);
        }
        // What was done before belongs to before: a payment of a minute ago must not come too late.
        settle();
        var target = clock.instant().plus(duration);
        for (var step = 0; step < MOST_STEPS; step++) {
            var due = provider.nextDue().filter(next -> !next.isAfter(target));
            if (due.isEmpty()) {
                break;
            }
            passTo(due.get());
        }
        passTo(target);
        return clock.instant();
    }

    private void passTo(Instant instant) {
        clock.moveTo(instant);
        provider.runDue(clock.instant());
        settle();
    }

    /// Lets everything happen that follows, the provider's word before what our own clock says.
    private void settle() {
        var began = System.nanoTime();
        var settled = false;
        while (!settled && System.nanoTime() - began < PATIENCE.toNanos()) {
            var waiting = provider.deliverWebhooks();
            settled =
                    backlog.settle(PAUSE)
                            && waiting == 0
                            && jobs.handle() == 0
                            && backlog.isEmpty();
        }
    }
}
