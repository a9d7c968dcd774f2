package org.mecene.security.users;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mecene.domain.users.PasswordHasher.Busy;

/// The limit is half of the patience of the queues: who should be refused at once must not wait.
@Timeout(30)
class DerivationQueueTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void never_lets_more_work_than_it_may() throws Exception {
        var queue = new DerivationQueue(2, 50, LONG);
        var working = new AtomicInteger();
        var most = new AtomicInteger();

        try (var threads = Executors.newFixedThreadPool(50)) {
            var results = new ArrayList<Future<Integer>>();
            for (var caller = 0; caller < 50; caller++) {
                results.add(
                        threads.submit(() ->
                                queue.run(() -> {
                                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                                    assertThat(IntStream.range(0, 100_000).sum()).isNotZero();
                                    return working.decrementAndGet();
                                })));
            }
            for (var result : results) {
                result.get(60, SECONDS);
            }
        }

        assertThat(most).hasValueBetween(1, 2);
    }

    @Test
    void refuses_at_once_beyond_its_places() throws Exception {
        var queue = new DerivationQueue(2, 3, LONG);
        var end = new CountDownLatch(1);
        var callers = start(5, () -> queue.run(() -> waitFor(end)));
        await().until(() -> callers.stream().allMatch(DerivationQueueTest::isWaiting));

        assertThatThrownBy(() -> queue.run(() -> true)).isInstanceOf(Busy.class);

        end.countDown();
        join(callers);
        assertThat(queue.run(() -> true)).isTrue();
    }

    @Test
    void gives_up_when_the_turn_does_not_come_in_time() throws Exception {
        var queue = new DerivationQueue(1, 1, Duration.ofMillis(20));
        var end = new CountDownLatch(1);
        var callers = start(1, () -> queue.run(() -> waitFor(end)));
        await().until(() -> callers.stream().allMatch(DerivationQueueTest::isWaiting));

        assertThatThrownBy(() -> queue.run(() -> true)).isInstanceOf(Busy.class);

        end.countDown();
        join(callers);
        assertThat(queue.run(() -> true)).isTrue();
    }

    @Test
    void serves_who_came_first() throws Exception {
        var queue = new DerivationQueue(1, 10, LONG);
        var end = new CountDownLatch(1);
        var served = Collections.synchronizedList(new ArrayList<Integer>());
        var callers = new ArrayList<>(start(1, () -> queue.run(() -> waitFor(end))));
        await().until(() -> callers.stream().allMatch(DerivationQueueTest::isWaiting));
        for (var caller = 0; caller < 10; caller++) {
            var number = caller;
            callers.addAll(start(1, () -> queue.run(() -> served.add(number))));
            await().until(() -> callers.stream().allMatch(DerivationQueueTest::isWaiting));
        }

        end.countDown();
        join(callers);

        assertThat(served).isEqualTo(IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void frees_the_place_of_work_that_failed() {
        var queue = new DerivationQueue(1, 0, LONG);

        assertThatThrownBy(() ->
                        queue.run(() -> {
                            throw new IllegalArgumentException("broken");
                        }))
                .hasMessage("broken");

        assertThat(queue.run(() -> true)).isTrue();
    }

    @Test
    void gives_up_for_a_thread_that_is_interrupted() throws Exception {
        var queue = new DerivationQueue(1, 1, LONG);
        var end = new CountDownLatch(1);
        var callers = start(1, () -> queue.run(() -> waitFor(end)));
        await().until(() -> callers.stream().allMatch(DerivationQueueTest::isWaiting));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> queue.run(() -> true)).isInstanceOf(Busy.class);

        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        join(callers);
    }

    private static List<Thread> start(int count, Runnable work) {
        return IntStream.range(0, count).mapToObj(_ -> Thread.ofPlatform().start(work)).toList();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            assertThat(thread.join(LONG)).isTrue();
        }
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static boolean waitFor(CountDownLatch end) {
        try {
            return end.await(60, SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError("Interrupted", interrupted);
        }
    }
}
