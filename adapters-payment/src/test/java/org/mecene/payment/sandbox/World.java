package org.mecene.payment.sandbox;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.Started;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.payments.SandboxProvider.Confirmation;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.SandboxBanks;
import org.mecene.domain.platform.NamedServerSecrets;
import org.mecene.domain.testkit.PredictableSecrets;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

/// A sandbox over a database of its own, a clock that a test moves, and a server that takes what it
/// sends.
final class World implements AutoCloseable {
    static final String GOOD_CARD = "4242 4242 4242 4242";
    static final String DECLINED_CARD = "4000000000000002";
    static final String POOR_CARD = "4000000000009995";
    static final String DISPUTED_CARD = "4000000000000259";
    static final String LATER_DECLINED_CARD = "4000000000000341";

    final TestClock clock = new TestClock();
    final SequentialIds ids = new SequentialIds();
    final AtomicInteger wakings = new AtomicInteger();

    private final AtomicBoolean wakingFails = new AtomicBoolean();
    private final List<SandboxPayments> nodes = new ArrayList<>();
    private final AtomicReference<@Nullable URI> target = new AtomicReference<>();
    private final PredictableSecrets secrets = new PredictableSecrets();
    private final DataSource dataSource;
    private final SandboxPayments sandbox;
    private final Sink sink;

    World(DataSource dataSource) {
        this.dataSource = dataSource;
        this.sandbox = startNode();
        this.sink = new Sink((body, signature) -> gateway().authenticate(body, signature));
        target.set(sink.uri());
    }

    /// Another node over the same database, with the same clock.
    SandboxPayments startNode() {
        var node =
                new SandboxPayments(
                        dataSource,
                        new NamedServerSecrets(),
                        secrets,
                        ids,
                        clock,
                        this::server,
                        URI.create("https://mecene.example"),
                        this::wake);
        nodes.add(node);
        return node;
    }

    private void wake() {
        wakings.incrementAndGet();
        if (wakingFails.get()) {
            throw new IllegalStateException("Nobody is there to be woken");
        }
    }

    /// Waking whoever delivers fails from now on.
    void wakingFails() {
        wakingFails.set(true);
    }

    private URI server() {
        var uri = target.get();
        if (uri == null) {
            throw new IllegalStateException("The server has not started");
        }
        return uri;
    }

    PaymentGateway gateway() {
        return sandbox.gateway();
    }

    PayoutGateway payouts() {
        return sandbox.payouts();
    }

    SandboxBanks banks() {
        return sandbox.banks();
    }

    SandboxProvider provider() {
        return sandbox.provider();
    }

    Sink sink() {
        return sink;
    }

    /// Webhooks go somewhere else from now on.
    void sendsTo(URI uri) {
        target.set(uri);
    }

    /// The server has no address from now on.
    void sendsNowhere() {
        target.set(null);
    }

    PaymentOrder order(Money amount) {
        return new PaymentOrder(new PaymentId(ids.next()), amount, "A well for the village");
    }

    Started startedPayment(Money amount) {
        return gateway().startPayment(order(amount));
    }

    String monthlyPrice(Money amount) {
        return gateway().createPrice(new PriceOrder(ids.next(), "Supporter", amount, false));
    }

    String yearlyPrice(Money amount) {
        return gateway().createPrice(new PriceOrder(ids.next(), "Supporter", amount, true));
    }

    RecurringOrder recurring(String price, int trialDays) {
        return new RecurringOrder(ids.next(), new UserId(ids.next()), price, trialDays, null);
    }

    Started startedRecurring(String price) {
        return gateway().startRecurring(recurring(price, 0));
    }

    /// A subscription at 5 EUR a month, whose first month was paid.
    Started paidMonthly(String card) {
        var started = startedRecurring(monthlyPrice(euros(500)));
        confirm(started, card);
        return started;
    }

    static Money euros(long cents) {
        return Money.of(cents, "EUR");
    }

    Confirmation confirm(Started started, String card) {
        return provider().confirm(started.clientSecret(), card);
    }

    /// Time passes, from one thing that falls due to the next.
    void pass(Duration duration) {
        passTo(clock.instant().plus(duration));
    }

    void passTo(Instant target) {
        for (var due = provider().nextDue();
                due.filter(next -> !next.isAfter(target)).isPresent();
                due = provider().nextDue()) {
            clock.moveTo(due.orElseThrow());
            provider().runDue(clock.instant());
        }
        clock.moveTo(target);
        provider().runDue(clock.instant());
    }

    /// Delivers what is due.
    ///
    /// @return the notices that were taken, since the beginning
    List<Notice> heard() {
        provider().deliverWebhooks();
        return sink.taken();
    }

    /// What the notices say that were taken since the beginning.
    List<ProviderFact> facts() {
        return heard().stream().flatMap(notice -> gateway().interpret(notice).stream()).toList();
    }

    /// The facts of one kind, in the order in which they were heard.
    <T extends ProviderFact> List<T> facts(Class<T> kind) {
        return facts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends ProviderFact, V> List<V> facts(Class<T> kind, Function<T, V> value) {
        return facts(kind).stream().map(value).toList();
    }

    List<String> kindsHeard() {
        return heard().stream().map(Notice::kind).toList();
    }

    /// How the subscription stands by the latest word about it.
    ProviderFact.RecurringChanged standing(UUID recurring) {
        return facts(ProviderFact.RecurringChanged.class).stream()
                .filter(fact -> fact.recurring().equals(recurring))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    void sql(String statement) {
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The number that a query gives.
    long number(String query) {
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(query);
                var results = prepared.executeQuery()) {
            results.next();
            return results.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Webhooks that wait for their next attempt wait no longer.
    void letRetriesBeDue() {
        sql("UPDATE sandbox.event SET due_at = now() WHERE due_at IS NOT NULL");
    }

    @Override
    public void close() {
        sink.close();
        nodes.forEach(SandboxPayments::close);
    }
}
