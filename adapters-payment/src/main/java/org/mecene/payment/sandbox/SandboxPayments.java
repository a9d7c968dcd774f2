package org.mecene.payment.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.SandboxBanks;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;

/// The sandbox, put together. Any number of nodes may run one over the same database. Its tables
/// come from the changelogs of `db/sandbox`, which [#CHANGELOGS] names. Nothing is asked of the
/// database or the server until something is asked of the sandbox.
public final class SandboxPayments implements AutoCloseable {
    /// In the order in which they are applied.
    public static final List<String> CHANGELOGS =
            List.of(
                    "db/sandbox/0001-sandbox.sql",
                    "db/sandbox/0002-refunds-disputes-prices.sql",
                    "db/sandbox/0003-payouts.sql",
                    "db/sandbox/0004-pages.sql");

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    private final SandboxGateway gateway;
    private final SandboxDriver provider;
    private final SandboxPayouts payouts;
    private final Delivery delivery;

    /// @param clock the server's clock, which may be moved forward
    /// @param server where this node's own server answers, such as `http://127.0.0.1:8080`; asked
    ///   each time when there may be webhooks to deliver, because the port is known after the start
    ///   only
    /// @param onEvent called on the thread of the caller, after each commit that left webhooks to
    ///   deliver: wakes whoever delivers them, and returns at once
    /// @param publicUrl where browsers reach the server
    public SandboxPayments(
            DataSource dataSource,
            ServerSecrets serverSecrets,
            Secrets secrets,
            Ids ids,
            InstantSource clock,
            Supplier<URI> server,
            URI publicUrl,
            Runnable onEvent) {
        // Time as the database keeps it, so that what is read back is what was written.
        InstantSource micros = () -> clock.instant().truncatedTo(ChronoUnit.MICROS);
        var database = new Database(dataSource, onEvent);
        var json = new EventJson();
        var books = Books.with(new Refs(ids, secrets), json);
        var key = new WebhookKey(serverSecrets, secrets);
        var notices = new Notices(database, books.recurrings(), json, key, micros);
        var post = new WebhookPost(CONNECT_PATIENCE, ANSWER_PATIENCE);
        this.delivery = new Delivery(new EventQueue(database), post, key, server, micros);
        var pages = new Pages(publicUrl);
        this.gateway = new SandboxGateway(books, database, notices, pages, micros);
        this.payouts = new SandboxPayouts(books, database, pages, micros);
        this.provider =
                new SandboxDriver(database, books, new Checkout(database, books, micros), delivery);
    }

    public PaymentGateway gateway() {
        return gateway;
    }

    public PayoutGateway payouts() {
        return payouts;
    }

    public SandboxBanks banks() {
        return payouts;
    }

    public SandboxProvider provider() {
        return provider;
    }

    /// Breaks off what is being sent; it is sent again by the next that comes.
    @Override
    public void close() {
        delivery.close();
    }
}
