package org.mecene.payment.stripe;

import com.stripe.net.StripeResponse;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;

/// Asks again where that may help, gives up where it does not, and leaves Stripe alone for a while
/// after it failed again and again. Every call bears an idempotency key or is one that may be
/// repeated by nature, so asking again has no second effect (rules.md W11). Any number of threads
/// may use it.
final class Persistence {
    private static final int WATCHED_CALLS = 20;
    private static final int FEWEST_CALLS = 10;
    private static final int TRIALS_AFTER_REST = 3;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Patience patience;
    private final CircuitBreaker breaker;
    private final Semaphore places;
    private final RandomGenerator random;

    Persistence(Patience patience, RandomGenerator random) {
        this.patience = patience;
        this.random = random;
        this.places = new Semaphore(patience.atOnce());
        this.breaker =
                CircuitBreaker.of(
                        "stripe",
                        CircuitBreakerConfig.custom()
                                .slidingWindow(
                                        WATCHED_CALLS, FEWEST_CALLS, SlidingWindowType.COUNT_BASED)
                                .failureRateThreshold(50)
                                .waitDurationInOpenState(patience.rest())
                                .permittedNumberOfCallsInHalfOpenState(TRIALS_AFTER_REST)
                                .build());
    }

    interface Exchange {
        /// @param limit how long it may take
        StripeResponse within(Duration limit) throws IOException, InterruptedException;
    }

    /// @return an answer, one of refusal included
    /// @throws ProviderUnavailable when there was none, or only ones of failure
    StripeResponse ask(Exchange exchange) {
        if (!isPlaceFree()) {
            throw new ProviderUnavailable("Too much waits for Stripe already", null);
        }
        try {
            return askAgainAndAgain(exchange);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("Interrupted while waiting for Stripe", null);
        } finally {
            places.release();
        }
    }

    private StripeResponse askAgainAndAgain(Exchange exchange) throws InterruptedException {
        var end = System.nanoTime() + patience.whole().toNanos();
        for (var attempt = 1; ; attempt++) {
            var outcome = askOnce(exchange, shorter(patience.attempt(), end));
            var response = outcome.response();
            if (response != null && !outcome.isWorthRepeating()) {
                return response;
            }
            var pause = pauseAfter(attempt, response);
            var isOver = System.nanoTime() + pause.toNanos() >= end;
            if (attempt >= patience.attempts() || isOver || !outcome.isWorthRepeating()) {
                throw new ProviderUnavailable("Stripe does not answer", outcome.failure());
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    private Outcome askOnce(Exchange exchange, Duration limit) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            throw new ProviderUnavailable("Stripe failed again and again and is left alone", null);
        }
        var begun = System.nanoTime();
        var isSettled = false;
        try {
            var outcome = answered(exchange.within(limit));
            settle(begun, outcome.failure());
            isSettled = true;
            return outcome;
        } catch (IOException failure) {
            settle(begun, failure);
            isSettled = true;
            return new Outcome(null, true, failure);
        } finally {
            if (!isSettled) {
                breaker.releasePermission();
            }
        }
    }

    private void settle(long begun, @Nullable IOException failure) {
        var took = System.nanoTime() - begun;
        if (failure == null) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, failure);
        }
    }

    private static Outcome answered(StripeResponse response) {
        var status = response.code();
        var isFailure = status >= SERVER_ERROR || status == TOO_MANY;
        var failure = isFailure ? new IOException("Stripe answered " + status) : null;
        // Stripe knows whether the same call would be answered from its memory.
        var advice = response.headers().firstValue("Stripe-Should-Retry").orElse("");
        var isWorthRepeating =
                switch (advice) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> isFailure || status == CONFLICT;
                };
        return new Outcome(
                isFailure && !isWorthRepeating ? null : response, isWorthRepeating, failure);
    }

    private Duration pauseAfter(int attempt, @Nullable StripeResponse response) {
        var pause = patience.firstPause().toNanos() << Math.min(attempt - 1, 10);
        var jittered = (long) (pause * (0.75 + random.nextDouble() / 2));
        var asked = response == null ? 0 : retryAfter(response);
        return Duration.ofNanos(Math.max(jittered, asked));
    }

    private static long retryAfter(StripeResponse response) {
        var seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds)).toNanos()
                : 0;
    }

    private static Duration shorter(Duration limit, long end) {
        var left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        return left.compareTo(limit) < 0 ? left : limit;
    }

    private boolean isPlaceFree() {
        return places.tryAcquire();
    }

    /// @param response null when there was none that may be passed on
    /// @param failure null when the answer was one, be it a refusal
    private record Outcome(
            @Nullable StripeResponse response,
            boolean isWorthRepeating,
            @Nullable IOException failure) {}
}
