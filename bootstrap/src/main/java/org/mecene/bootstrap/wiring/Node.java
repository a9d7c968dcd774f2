package org.mecene.bootstrap.wiring;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.bootstrap.worker.Workers;
import org.mecene.domain.time.Ids;
import org.mecene.persistence.platform.JdbiServerSecrets;
import org.mecene.persistence.platform.SharedClock;
import org.mecene.rest.server.RestServer;
import org.mecene.security.time.SecureSecrets;
import org.mecene.security.time.TimeOrderedIds;

/// One running server: everything put together, started in order and stopped in reverse.
public final class Node implements AutoCloseable {
    private final Store store;
    private final @Nullable SharedClock sharedClock;
    private final Parts parts;
    private final UserUseCases users;
    private final ContentUseCases content;
    private final MoneyUseCases money;
    private final BackgroundUseCases background;
    private final RestServer rest;
    private final Workers workers;

    private Node(Configuration configuration, Store store) {
        this.store = store;
        var random = new SecureRandom();
        var secrets = new SecureSecrets(random);
        var serverSecrets = new JdbiServerSecrets(store.database());
        sharedClock = configuration.payments().isSandbox() ? sharedClock(store) : null;
        InstantSource clock = sharedClock == null ? realTime() : sharedClock;
        Ids ids = new TimeOrderedIds(clock, random);
        var bells = Bells.silent();
        var keys = Keys.of(configuration.http().publicUrl(), random, secrets, serverSecrets, ids, clock);
        var outside =
                Outside.of(
                        new Outside.Needs(
                                configuration,
                                store,
                                serverSecrets,
                                secrets,
                                keys.mailSecrets(),
                                ids,
                                clock,
                                this::ownAddress,
                                bells));
        var kept = Repositories.over(store.database(), ids, clock, bells);
        parts = new Parts(kept, keys, outside, ids, clock);
        users = UserUseCases.of(parts);
        content = ContentUseCases.of(parts);
        money = MoneyUseCases.of(parts);
        background = BackgroundUseCases.of(parts, money.applyNotices());
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters.measure(meters, store.pool());
        rest = new RestServer(RestSettings.of(configuration.http()), wiring(meters, serverSecrets, secrets));
        workers = NodeWorkers.of(this, bells);
    }
}
