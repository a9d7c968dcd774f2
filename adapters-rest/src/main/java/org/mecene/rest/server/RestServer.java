package org.mecene.rest.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.Origins;
import org.mecene.domain.time.Ids;
import org.mecene.rest.http.RequestIds;
import org.mecene.rest.http.SecurityHeaders;
import org.mecene.rest.json.StrictJson;
import org.mecene.rest.media.UploadLimit;
import org.mecene.rest.openapi.OpenApi;
import org.mecene.rest.platform.Readiness;
import org.mecene.rest.problem.ProblemDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server of a node. It is started once and stopped once; both may be called from any
/// thread.
public final class RestServer {
    /// How long requests that run may take to end when the node stops.
    public static final Duration DRAIN = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final RestConfig config;
    private final Wiring wiring;
    private final ObjectMapper json = StrictJson.mapper();
    private final ProblemDocuments documents = new ProblemDocuments(json);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Deadlines deadlines = new Deadlines();
    private final List<Lanes> lanes = new ArrayList<>();
    private final Doorman doorman;
    private final Listener main;
    private final @Nullable Listener management;
    private final Thread watch =
            Thread.ofPlatform().daemon().name("rest-watch").unstarted(this::watch);

    /// @param wiring everything that the resources ask for
    /// @throws IllegalStateException when something that a resource asks for is missing
    public RestServer(RestConfig config, Wiring wiring) {
        this.config = config;
        this.wiring =
                wiring.with(ObjectMapper.class, json)
                        .with(ProblemDocuments.class, documents)
                        .with(Readiness.class, new Readiness(stopping))
                        .with(OpenApi.class, new OpenApi(config.publicUrl()))
                        .with(UploadLimit.class, new UploadLimit(config.limits().maxUploadBytes()));
        var overTls = "https".equals(config.publicUrl().getScheme());
        doorman =
                new Doorman(
                        new RequestIds(wiring.get(Ids.class)),
                        documents,
                        new SecurityHeaders(overTls),
                        wiring.get(MeterRegistry.class),
                        stopping);
        var api = Routes.api(wiring);
        var managementPort = config.managementPort();
        if (managementPort == null) {
            api.addAll(Routes.operations());
            management = null;
        } else {
            management = listener("management", managementPort, Routes.operations());
        }
        main = listener("http", config.port(), api);
    }

    /// Begins to listen.
    ///
    /// @throws UncheckedIOException when a port is taken
    public void start() {
        watch.start();
        if (management != null) {
            begin(management);
        }
        begin(main);
    }

    private void begin(Listener listener) {
        try {
            listener.start();
        } catch (IOException taken) {
            var address = config.host() + ":" + listener.port();
            throw new UncheckedIOException("Cannot listen on " + address, taken);
        }
    }

    public int port() {
        return main.port();
    }

    /// Where probes, metrics and documents are served.
    public int managementPort() {
        return management == null ? main.port() : management.port();
    }

    /// Stops without losing a request: the node first says that it is not ready, so that nothing
    /// new is sent to it, then takes no more connections, and waits for what runs.
    public void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        try {
            Thread.sleep(config.limits().stopDelay());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        main.stop(DRAIN);
        if (management != null) {
            management.stop(Duration.ofSeconds(1));
        }
        watch.interrupt();
        lanes.forEach(Lanes::stop);
    }

    private Listener listener(String name, int port, List<Class<?>> routes) {
        var workers = new Lanes(name, config.limits());
        lanes.add(workers);
        measure(name, workers);
        var resources = Resources.of(routes, wiring, config);
        var dispatcher = new Dispatcher(workers, deadlines, config.limits().patience());
        var door =
                new Door(
                        resources,
                        doorman,
                        dispatcher,
                        deadlines,
                        config,
                        wiring.get(Origins.class));
        return new Listener(
                name,
                config.host(),
                port,
                door,
                keepAlive ->
                        new StrictCodec(keepAlive, config.limits(), deadlines, doorman.problems()));
    }

    private void measure(String name, Lanes workers) {
        var meters = wiring.get(MeterRegistry.class);
        Gauge.builder("http.server.workers.busy", workers.requests(), Lane::busy)
                .tag("listener", name)
                .register(meters);
        Gauge.builder("http.server.workers.waiting", workers.requests(), Lane::waiting)
                .tag("listener", name)
                .register(meters);
        Gauge.builder("http.server.transfers.busy", workers.transfers(), Lane::busy)
                .tag("listener", name)
                .register(meters);
    }

    /// Ends what lasts too long, until the server stops.
    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(SWEEP);
                deadlines.sweep();
                lanes.forEach(Lanes::sweep);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException failure) {
                LOG.error("Looking for what lasts too long failed", failure);
            }
        }
    }
}
