package org.mecene.payment.sandbox;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.CheckoutEnd;
import org.mecene.domain.payments.CheckoutOrder;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderPayments;
import org.mecene.domain.payments.PaymentGateway.Started;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PriceChangeAnswer;
import org.mecene.domain.payments.PriceChangeOrder;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderSettlement;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.payments.RefundAnswer;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.payment.sandbox.Intents.Place;
import org.mecene.payment.sandbox.Recurring.Agreement;

/// What Mecene asks of the sandbox. Everything that is asked for under one of Mecene's ids is done
/// once, however often and by how many nodes at once it is asked; asking for something else under
/// the same id is a bug of the caller and throws [IllegalArgumentException].
final class SandboxGateway implements PaymentGateway {
    static final String NAME = "sandbox";
    static final String SIGNATURE_HEADER = "Sandbox-Signature";

    private static final int MOST_LISTED = 1_000;
    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

    private final Database database;
    private final Prices prices;
    private final Recurrings recurrings;
    private final Invoices invoices;
    private final Intents intents;
    private final Setups setups;
    private final Billing billing;
    private final Refunds refunds;
    private final PriceChanges priceChanges;
    private final Recall recall;
    private final Pages pages;
    private final Events events;
    private final Notices notices;
    private final Refs refs;
    private final InstantSource clock;

    SandboxGateway(
            Books books, Database database, Notices notices, Pages pages, InstantSource clock) {
        this.database = database;
        this.prices = books.prices();
        this.recurrings = books.recurrings();
        this.invoices = books.invoices();
        this.intents = books.intents();
        this.setups = books.setups();
        this.billing = books.billing();
        this.refunds = books.refunds();
        this.priceChanges = new PriceChanges(prices, billing);
        this.recall = new Recall(books);
        this.pages = pages;
        this.events = books.events();
        this.refs = books.refs();
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String signatureHeader() {
        return SIGNATURE_HEADER;
    }

    @Override
    public Started startPayment(PaymentOrder order) {
        return database.call(session -> {
            var id = order.payment().value();
            intents.openFor(session, id, order.amount(), order.description(), clock.instant());
            var intent = intents.find(session, id).orElseThrow();
            if (!intent.amount().equals(order.amount())) {
                throw new IllegalArgumentException(
                        "Payment %s was started with %s, not %s"
                                .formatted(order.payment(), intent.amount(), order.amount()));
            }
            return new Started(intent.ref(), intent.clientSecret());
        });
    }

    @Override
    public String createPrice(PriceOrder order) {
        return database.call(session -> prices.of(session, order, clock.instant()));
    }

    @Override
    public URI startCheckout(CheckoutOrder order) {
        var secret =
                database.call(session -> {
                    var started = start(session, order.recurring(), PAGE_LIFE);
                    recurrings.givePage(session, started.ref());
                    return started.clientSecret();
                });
        return pages.checkout(secret, order);
    }

    /// A page here is a subscription with another face, so it ends with it.
    @Override
    public CheckoutEnd endCheckout(UUID id, UserId payer) {
        return database.call(session -> {
            var begun = recurrings.find(session, id);
            if (begun.isEmpty() || !recurrings.hasPage(session, begun.get().ref())) {
                return CheckoutEnd.UNKNOWN;
            }
            var recurring = lock(session, begun.get().ref());
            if (recurring.standing().state() == BillingState.INCOMPLETE) {
                billing.end(session, recurring, BillingState.CANCELED, clock.instant());
            }
            return recurring.standing().anchor() == null ? CheckoutEnd.CLOSED : CheckoutEnd.PAID;
        });
    }

    @Override
    public URI openPortal(UserId payer, URI returnUrl) {
        return pages.portal(returnUrl);
    }

    @Override
    public PriceChangeAnswer changePrice(PriceChangeOrder order) {
        return database.call(session ->
                priceChanges.change(
                        session, lock(session, order.recurringRef()), order, clock.instant()));
    }

    @Override
    public RefundAnswer refund(RefundOrder order) {
        return database.call(session -> {
            var paid =
                    intents.find(session, order.paymentRef())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "There is no payment " + order.paymentRef()));
            var locked = intents.lock(session, paid.ref());
            var known = refunds.find(session, order.refund());
            return known.isPresent()
                    ? Refunds.answer(known.get())
                    : refunds.give(session, locked, order, clock.instant());
        });
    }

    @Override
    public List<ProviderFact> recall(String paymentRef) {
        return database.call(session -> {
            var intent = intents.find(session, paymentRef);
            return intent.isPresent() ? recall.of(session, intent.get()) : List.of();
        });
    }

    @Override
    public Started startRecurring(RecurringOrder order) {
        return database.call(session -> start(session, order, Recurring.FIRST_PAYMENT_PATIENCE));
    }

    private Started start(Session session, RecurringOrder order, Duration patience)
            throws SQLException {
        var asked = Recurring.begin(agreement(session, order), patience, clock.instant());
        if (recurrings.add(session, asked)) {
            open(session, asked);
        }
        var begun = recurrings.find(session, order.recurring()).orElseThrow();
        if (!begun.agreement().isSame(asked.agreement())) {
            throw new OtherTerms(
                    "Subscription " + order.recurring() + " was started on other terms");
        }
        return new Started(begun.ref(), clientSecret(session, begun));
    }

    private Agreement agreement(Session session, RecurringOrder order) throws SQLException {
        var price =
                prices.find(session, order.priceRef())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no price " + order.priceRef()));
        return new Agreement(
                refs.next("sub"),
                order.recurring(),
                order.payer().value(),
                order.priceRef(),
                price.amount(),
                price.yearly(),
                order.trialDays(),
                order.discount(),
                null);
    }

    private void open(Session session, Recurring recurring) throws SQLException {
        var at = recurring.standing().changedAt();
        if (recurring.agreement().trialDays() > 0) {
            setups.open(session, recurring, at);
        } else {
            var invoice = invoices.open(session, recurring, 1, at);
            intents.openFor(session, invoice, recurring.costOf(1), at);
        }
        events.write(session, Event.of(EventKind.SUBSCRIPTION_CREATED, recurring), at);
    }

    private String clientSecret(Session session, Recurring recurring) throws SQLException {
        if (recurring.agreement().trialDays() > 0) {
            return setups.findOf(session, recurring).orElseThrow().clientSecret();
        }
        var invoice = invoices.find(session, recurring, 1).orElseThrow();
        return intents.find(session, invoice).orElseThrow().clientSecret();
    }

    /// Of a subscription that has ended nothing is changed: its end is final, and Mecene is being
    /// told of it.
    @Override
    public void setEnd(String recurringRef, boolean atPeriodEnd) {
        database.call(session -> {
            var recurring = lock(session, recurringRef);
            if (!recurring.hasEnded() && recurring.standing().cancelAtPeriodEnd() != atPeriodEnd) {
                var now = clock.instant();
                billing.update(session, recurring.ending(atPeriodEnd, now), now);
            }
            return true;
        });
    }

    @Override
    public void cancelNow(String recurringRef) {
        database.call(session -> {
            var recurring = lock(session, recurringRef);
            if (!recurring.hasEnded()) {
                billing.end(session, recurring, BillingState.CANCELED, clock.instant());
            }
            return true;
        });
    }

    private Recurring lock(Session session, String ref) throws SQLException {
        return recurrings
                .lock(session, ref)
                .orElseThrow(() -> new IllegalArgumentException("There is no subscription " + ref));
    }

    /// The sandbox knows at once what it keeps, and lets go of the rest two days later.
    @Override
    public Optional<ProviderSettlement> settlement(String paymentRef) {
        return database.call(session -> intents.find(session, paymentRef))
                .flatMap(SandboxGateway::settlement);
    }

    private static Optional<ProviderSettlement> settlement(Intent intent) {
        var settledAt = intent.settledAt();
        var fee = intent.fee();
        return settledAt == null || fee == null
                ? Optional.empty()
                : Optional.of(new ProviderSettlement(fee, settledAt.plus(UNTIL_AVAILABLE)));
    }

    /// Disputed payments stay in the list: they were taken. One that fell due while nobody ran the
    /// sandbox is listed under the time at which it fell due.
    @Override
    public ProviderPayments listPayments(Instant from, @Nullable String after, int limit) {
        var most = Math.clamp(limit, 1, MOST_LISTED);
        return database.call(session -> {
            var place = after == null ? Place.before(from) : placeOf(session, after);
            var found = intents.settledAfter(session, place, most + 1);
            var items = found.stream().limit(most).toList();
            var next = found.size() > most ? items.getLast().ref() : null;
            return new ProviderPayments(items, next);
        });
    }

    private Place placeOf(Session session, String ref) throws SQLException {
        var settledAt = intents.find(session, ref).map(Intent::settledAt).orElse(null);
        if (settledAt == null) {
            throw new IllegalArgumentException("No part of the list ended at " + ref);
        }
        return new Place(settledAt, ref);
    }

    @Override
    public @Nullable String publishableKey() {
        return null;
    }

    @Override
    public Notice authenticate(byte[] body, @Nullable String signature) {
        return notices.authenticate(body, signature);
    }

    @Override
    public List<ProviderFact> interpret(Notice notice) {
        return notices.interpret(notice);
    }
}
