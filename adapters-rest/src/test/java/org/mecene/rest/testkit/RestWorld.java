package org.mecene.rest.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.media.FakeMediaProcessor;
import org.mecene.domain.media.InMemoryMediaStore;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.payments.FakeSandboxProvider;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.payouts.FakeSandboxBanks;
import org.mecene.domain.platform.HealthCheck;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.FakeIdentityProvider;
import org.mecene.domain.users.FakePasswordHasher;
import org.mecene.domain.users.InMemoryPersonalRecords;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.rest.http.AddressRange;
import org.mecene.rest.http.TrustedProxies;
import org.mecene.rest.server.RestConfig;
import org.mecene.rest.server.RestConfig.Limits;
import org.mecene.rest.server.RestConfig.Patience;
import org.mecene.rest.server.RestServer;

/// A server on a free port, and the fakes behind it.
public final class RestWorld implements Fixture, AutoCloseable {
    public static final String ORIGIN = "https://app.example";
    public static final int MAX_UPLOAD = 300_000;

    /// Grizzly tells of every start, every stop and every client that sends nonsense.
    private static final Logger GRIZZLY = Logger.getLogger("org.glassfish.grizzly");

    static {
        GRIZZLY.setLevel(Level.OFF);
    }

    private final UseCases useCases = new UseCases();
    private final RestServer server;
    private final HttpClient client;

    private RestWorld(Options options) {
        var wiring = useCases.wiring(options.checks);
        if (options.sandbox) {
            useCases.withSandbox(wiring);
        }
        var limits =
                new Limits(
                        options.workers,
                        options.waiting,
                        4,
                        500,
                        MAX_UPLOAD,
                        options.patience,
                        options.stopDelay);
        var proxies =
                options.proxy == null
                        ? TrustedProxies.none()
                        : new TrustedProxies(java.util.List.of(AddressRange.parse(options.proxy)));
        var config =
                new RestConfig(
                        "127.0.0.1",
                        options.port,
                        options.managed ? 0 : null,
                        URI.create("https://api.example"),
                        Set.of(ORIGIN),
                        proxies,
                        limits);
        server = new RestServer(config, wiring);
        server.start();
        client =
                HttpClient.newBuilder()
                        .version(options.version)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    public static RestWorld start() {
        return new Options().start();
    }

    /// What differs from the plainest server.
    public static final class Options {
        private boolean sandbox;
        private boolean managed;
        private int port;
        private int workers = 4;
        private int waiting = 64;
        private Duration stopDelay = Duration.ZERO;
        private Patience patience = Patience.DEFAULT;
        private @Nullable String proxy;
        private HealthCheck[] checks = {};
        private HttpClient.Version version = HttpClient.Version.HTTP_1_1;

        public Options inSandbox() {
            sandbox = true;
            return this;
        }

        public Options managedApart() {
            managed = true;
            return this;
        }

        public Options on(int number) {
            port = number;
            return this;
        }

        public Options workers(int count, int queue) {
            workers = count;
            waiting = queue;
            return this;
        }

        public Options waiting(Duration head, Duration body, Duration request) {
            patience = new Patience(head, body, request);
            return this;
        }

        public Options stoppingAfter(Duration delay) {
            stopDelay = delay;
            return this;
        }

        public Options behind(String trustedProxy) {
            proxy = trustedProxy;
            return this;
        }

        public Options checking(HealthCheck... parts) {
            checks = parts.clone();
            return this;
        }

        /// The client offers HTTP/2, as the JDK's does by default.
        public Options offeringHttp2() {
            version = HttpClient.Version.HTTP_2;
            return this;
        }

        public RestWorld start() {
            return new RestWorld(this);
        }
    }

    public Call call(String target) {
        return new Call(client, URI.create("http://127.0.0.1:" + server.port() + target));
    }

    public Call manage(String target) {
        return new Call(client, URI.create("http://127.0.0.1:" + server.managementPort() + target));
    }

    public Raw raw() {
        return new Raw(server.port());
    }

    /// A session of somebody's, and its access token.
    public String tokenOf(User user) {
        var id = new SessionId(ports().ids().next());
        var now = ports().clock().instant();
        committed(() ->
                ports().sessions()
                        .add(Session.begin(id, user.id(), TokenHash.of(id.toString()), now, null)));
        var proof = new Proof(now, Proof.UNKNOWN);
        return useCases.accessTokens.issue(new AccessTokens.Claims(user.id(), id, now, proof));
    }

    public int port() {
        return server.port();
    }

    @Override
    public InMemoryPorts ports() {
        return useCases.ports;
    }

    public FakePaymentGateway gateway() {
        return useCases.gateway;
    }

    public FakePayoutGateway payoutProvider() {
        return useCases.payouts.gateway;
    }

    /// What the provider says of payout accounts is looked at.
    public void looksAtPayoutAccounts() {
        useCases.payouts.lookAtAccounts().run(ports().clock().instant());
    }

    public FakeSandboxBanks sandboxBanks() {
        return useCases.banks;
    }

    public FakeSandboxProvider sandbox() {
        return useCases.sandbox;
    }

    public InMemoryMediaStore store() {
        return useCases.store;
    }

    public FakeMediaProcessor processor() {
        return useCases.processor;
    }

    public FakeIdentityProvider google() {
        return useCases.google;
    }

    public InMemoryPersonalRecords personalRecords() {
        return useCases.personalRecords;
    }

    public FakePasswordHasher hasher() {
        return useCases.hasher;
    }

    /// Does what workers do in the background.
    public void settle() {
        while (useCases.applyNotices.handle() + useCases.handleEvents.handle() > 0) {
            // Until nothing is left.
        }
    }

    public RestServer server() {
        return server;
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
