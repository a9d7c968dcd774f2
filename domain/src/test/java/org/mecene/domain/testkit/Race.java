package org.mecene.domain.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.mecene.domain.refusal.Refusal;
import org.mecene.domain.refusal.Refused;

/// Lets several threads do something at the same moment.
public final class Race {
    /// How many run at once: more than processors, fewer than the connections of a test database.
    public static final int RUNNERS = 8;

    private static final long PATIENCE_SECONDS = 60;

    private Race() {}

    /// What became of the runners, in their order.
    public record Results<T>(List<T> values, List<Refusal> refusals) {
        public Results {
            values = List.copyOf(values);
            refusals = List.copyOf(refusals);
        }
    }

    /// Runs the same work [#RUNNERS] times at once.
    public static <T> Results<T> of(Callable<T> work) {
        return of(RUNNERS, _ -> work);
    }

    /// Runs work at once and waits for all of it. Refusals are gathered; any other failure fails
    /// the test.
    public static <T> Results<T> of(int runners, IntFunction<Callable<T>> workOf) {
        var start = new CyclicBarrier(runners);
        try (var threads = Executors.newFixedThreadPool(runners)) {
            var running = new ArrayList<Future<T>>();
            for (var runner = 0; runner < runners; runner++) {
                var work = workOf.apply(runner);
                running.add(
                        threads.submit(() -> {
                            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                            return work.call();
                        }));
            }
            return gather(running);
        }
    }

    private static <T> Results<T> gather(List<Future<T>> running) {
        var values = new ArrayList<T>();
        var refusals = new ArrayList<Refusal>();
        for (var runner : running) {
            try {
                values.add(runner.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof Refused refused)) {
                    throw new AssertionError("A runner failed", failure.getCause());
                }
                refusals.add(refused.refusal());
            } catch (TimeoutException slow) {
                throw new AssertionError("A runner does not end", slow);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted", interrupted);
            }
        }
        return new Results<>(values, refusals);
    }
}
