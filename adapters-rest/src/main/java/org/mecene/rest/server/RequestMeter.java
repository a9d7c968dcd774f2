package org.mecene.rest.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/// Measures requests by method, route and class of status. Routes are templates, so there are never
/// many series.
final class RequestMeter {
    private static final String NAME = "http.server.requests";
    private static final Duration[] LIMITS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry meters;
    private final ConcurrentMap<Series, Timer> timers = new ConcurrentHashMap<>();

    RequestMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(String method, String route, int status, long nanos) {
        timers.computeIfAbsent(new Series(method, route, status / 100), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder(NAME)
                .tag("method", series.method())
                .tag("route", series.route())
                .tag("status", series.statusClass() + "xx")
                .serviceLevelObjectives(LIMITS)
                .register(meters);
    }

    private record Series(String method, String route, int statusClass) {}
}
