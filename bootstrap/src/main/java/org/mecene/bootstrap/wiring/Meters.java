package org.mecene.bootstrap.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.function.LongSupplier;
import org.mecene.domain.platform.FailedWork.Queue;

/// What is measured beside the requests: the JVM, the pool of connections, and what waits in the
/// queues.
final class Meters {
    private Meters() {}

    static void measure(MeterRegistry meters, HikariDataSource pool, Repositories kept) {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        bindCollections(meters);
        pool.setMetricRegistry(meters);
        queue(meters, "notices", kept.noticeInbox()::unfinished);
        queue(meters, "events", kept.outbox()::unfinished);
        queue(meters, "mails", kept.mailQueue()::unfinished);
        failures(meters, "notices", kept.noticeInbox()::failures);
        for (var queue : Queue.values()) {
            failures(meters, queue.wire(), () -> kept.failedWork().count(queue));
        }
    }

    private static void failures(MeterRegistry meters, String name, LongSupplier failed) {
        Gauge.builder("mecene.queue.failed", () -> countOrUnknown(failed))
                .tag("queue", name)
                .description("What was set aside after its last attempt")
                .register(meters);
    }

    /// Listens to the collector for as long as the process lives.
    @SuppressWarnings("resource")
    private static void bindCollections(MeterRegistry meters) {
        new JvmGcMetrics().bindTo(meters);
    }

    private static void queue(MeterRegistry meters, String name, LongSupplier unfinished) {
        Gauge.builder("mecene.queue.unfinished", () -> countOrUnknown(unfinished))
                .tag("queue", name)
                .description("What is due, or worked on at this moment")
                .register(meters);
    }

    private static double countOrUnknown(LongSupplier unfinished) {
        try {
            return unfinished.getAsLong();
        } catch (RuntimeException _) {
            return Double.NaN;
        }
    }
}
