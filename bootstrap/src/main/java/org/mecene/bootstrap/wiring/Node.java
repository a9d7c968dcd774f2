package org.mecene.bootstrap.wiring;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.application.platform.Backlog;
import org.mecene.application.platform.NoteAct;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.bootstrap.worker.Workers;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.payments.NoDeclines;
import org.mecene.domain.platform.NoRateLimits;
import org.mecene.domain.platform.Origins;
import org.mecene.persistence.payments.JdbiDeclines;
import org.mecene.persistence.platform.DatabaseHealth;
import org.mecene.persistence.platform.JdbiRateLimits;
import org.mecene.persistence.platform.JdbiServerSecrets;
import org.mecene.persistence.platform.SharedClock;
import org.mecene.rest.platform.HealthChecks;
import org.mecene.rest.server.RestServer;
import org.mecene.security.time.SecureSecrets;
import org.mecene.security.time.TimeOrderedIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One server, put together: begun by [#start], ended by [#close].
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Parts parts;
    private final UserUseCases users;
    private final ContentUseCases content;
    private final MoneyUseCases money;
    private final BackgroundUseCases background;
    private final Operator operator;
    private final RestServer rest;
    private final Workers workers;

    /// Puts a server together over a database whose schema is up to date. Nothing runs before
    /// [#start].
    ///
    /// @param store closed by whoever opened it, after the node
    public Node(Configuration configuration, Store store) {
        var random = new SecureRandom();
        var secrets = new SecureSecrets(random);
        var serverSecrets = new JdbiServerSecrets(store.database());
        var movable = configuration.payments().isSandbox() ? movableClock(store) : null;
        InstantSource clock = movable == null ? realTime() : movable;
        var ids = new TimeOrderedIds(clock, random);
        var bells = Bells.silent();
        var keys =
                Keys.of(
                        configuration.http().publicUrl(),
                        random,
                        secrets,
                        serverSecrets,
                        ids,
                        clock);
        var needs =
                new Outside.Needs(
                        configuration,
                        store,
                        serverSecrets,
                        secrets,
                        keys.mailSecrets(),
                        ids,
                        clock,
                        this::ownAddress,
                        bells);
        var origins = new Origins();
        var kept = Repositories.over(store.database(), ids, clock, bells, origins);
        parts =
                new Parts(
                        kept,
                        origins,
                        new NoteAct(store.database(), kept.auditLog(), ids, clock),
                        configuration.http().rateLimits()
                                ? new JdbiRateLimits(store.database())
                                : new NoRateLimits(),
                        configuration.http().rateLimits()
                                ? new JdbiDeclines(store.database())
                                : new NoDeclines(),
                        keys,
                        Outside.of(needs),
                        SignInParts.of(configuration),
                        ids,
                        clock);
        users = UserUseCases.of(parts);
        content = ContentUseCases.of(parts);
        money = MoneyUseCases.of(parts);
        var documents = DocumentUseCases.of(parts, configuration.issuer());
        background = BackgroundUseCases.of(parts, users, money, documents);
        operator = new Operator(parts, users, money.payments(), background);
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters.measure(meters, store.pool(), parts.kept());
        var mediaHealth = new MediaStoreHealth(parts.outside().mediaStore());
        var served = new Served(parts, users, content, money, documents, background);
        rest =
                new RestServer(
                        RestSettings.of(configuration),
                        served.wiring(
                                serverSecrets,
                                secrets,
                                meters,
                                new HealthChecks(
                                        List.of(
                                                new DatabaseHealth(store.database()),
                                                new MigrationsHealth(store.migrations()),
                                                mediaHealth)),
                                movable == null ? null : advanceClock(movable)));
        workers = NodeWorkers.of(parts, money, background, bells, movable, mediaHealth);
    }

    /// Begins to serve and to work. People who were erased and whom a restored backup brought back
    /// are hidden first; while the journal of erasures does not answer, a worker goes on asking it.
    ///
    /// @throws java.io.UncheckedIOException when a port is taken
    public void start() {
        try {
            background.replayErasures().run(parts.clock().instant());
        } catch (MediaStore.StoreUnavailable down) {
            LOG.warn("The journal of erasures does not answer and will be asked again", down);
        }
        rest.start();
        workers.start();
    }

    public int port() {
        return rest.port();
    }

    /// Where probes, metrics and documents are served.
    public int managementPort() {
        return rest.managementPort();
    }

    /// What may be done from the command line.
    public Operator operator() {
        return operator;
    }

    /// Whether nothing waits to be done, at the sandbox's end neither.
    public boolean isIdle() {
        var sandbox = parts.outside().sandbox();
        return background.backlog().isEmpty()
                && (sandbox == null || sandbox.provider().deliverWebhooks() == 0)
                && background.backlog().isEmpty();
    }

    Backlog backlog() {
        return background.backlog();
    }

    Parts parts() {
        return parts;
    }

    UserUseCases users() {
        return users;
    }

    ContentUseCases content() {
        return content;
    }

    MoneyUseCases money() {
        return money;
    }

    /// Ends what runs, requests first, so that none is lost; then the workers, which finish what
    /// they are at.
    @Override
    public void close() {
        rest.stop();
        workers.close();
        parts.outside().close();
    }

    private @Nullable AdvanceClock advanceClock(SharedClock clock) {
        var sandbox = parts.outside().sandbox();
        return sandbox == null
                ? null
                : new AdvanceClock(
                        clock, sandbox.provider(), background.runJobs(), background.backlog());
    }

    private URI ownAddress() {
        return URI.create("http://127.0.0.1:" + rest.port());
    }

    private static SharedClock movableClock(Store store) {
        var clock = new SharedClock(store.database(), realTime());
        clock.refresh();
        return clock;
    }

    /// In whole microseconds, as PostgreSQL keeps instants.
    private static InstantSource realTime() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
