package org.mecene.payment.stripe;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.CheckoutEnd;
import org.mecene.domain.payments.CheckoutOrder;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PriceChangeAnswer;
import org.mecene.domain.payments.PriceChangeOrder;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderSettlement;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.payments.RefundAnswer;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.domain.payouts.PayoutGateway;

/// Payments through one account at Stripe. Any number of threads and nodes may use it; nothing is
/// kept here.
public final class StripeGateway implements PaymentGateway, AutoCloseable {
    static final String NAME = "stripe";
    private static final String SIGNATURE_HEADER = "Stripe-Signature";

    private final StripeCalls calls;
    private final Starts starts;
    private final Prices prices;
    private final Pages pages;
    private final PriceChanges changes;
    private final Endings endings;
    private final Refunds refunds;
    private final PaymentList list;
    private final FactReader facts;
    private final StripeNotices notices;
    private final StripePayouts payouts;
    private final PaymentReader payments;
    private final @Nullable String publishableKey;

    /// Nothing is asked of Stripe until something is asked of the gateway.
    ///
    /// @param clock the real time, by which webhooks are too old and offers counted
    /// @param random what keeps pauses between attempts apart; safe for several threads
    public StripeGateway(StripeSettings settings, InstantSource clock, RandomGenerator random) {
        calls = new StripeCalls(settings, random);
        var customers = new Customers(calls);
        var coupons = new Coupons(calls, clock);
        payments = new PaymentReader(calls);
        payouts = new StripePayouts(calls);
        starts = new Starts(calls, customers, coupons);
        prices = new Prices(calls);
        pages = new Pages(calls, customers, coupons, clock);
        changes = new PriceChanges(calls);
        endings = new Endings(calls);
        refunds = new Refunds(calls);
        list = new PaymentList(calls, clock);
        var recurrings = new RecurringReader(calls, payments, clock);
        facts =
                new FactReader(
                        calls,
                        payments,
                        recurrings,
                        pages,
                        new Declines(calls, payments, recurrings),
                        refunds,
                        new Disputes(calls, clock));
        notices = new StripeNotices(settings, facts, new ConnectReader(payouts), clock);
        publishableKey = settings.publishableKey();
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
        return starts.payment(order);
    }

    @Override
    public String createPrice(PriceOrder order) {
        return prices.of(order);
    }

    @Override
    public Started startRecurring(RecurringOrder order) {
        return starts.recurring(order);
    }

    @Override
    public URI startCheckout(CheckoutOrder order) {
        return pages.checkout(order);
    }

    @Override
    public CheckoutEnd endCheckout(UUID recurring, UserId payer) {
        return pages.end(recurring, payer);
    }

    @Override
    public URI openPortal(UserId payer, URI returnUrl) {
        return pages.portal(payer, returnUrl);
    }

    @Override
    public PriceChangeAnswer changePrice(PriceChangeOrder order) {
        return changes.change(order);
    }

    @Override
    public void setEnd(String recurringRef, boolean atPeriodEnd) {
        endings.setEnd(recurringRef, atPeriodEnd);
    }

    @Override
    public void cancelNow(String recurringRef) {
        endings.cancelNow(recurringRef);
    }

    @Override
    public RefundAnswer refund(RefundOrder order) {
        return refunds.refund(order);
    }

    @Override
    public List<ProviderFact> recall(String paymentRef) {
        return facts.recall(paymentRef);
    }

    @Override
    public Optional<ProviderSettlement> settlement(String paymentRef) {
        return PaymentReader.settlement(payments.read(paymentRef));
    }

    @Override
    public ProviderPayments listPayments(Instant from, @Nullable String after, int limit) {
        return list.part(from, after, limit);
    }

    @Override
    public @Nullable String publishableKey() {
        return publishableKey;
    }

    @Override
    public Notice authenticate(byte[] body, @Nullable String signature) {
        return notices.authenticate(body, signature);
    }

    @Override
    public List<ProviderFact> interpret(Notice notice) {
        return notices.interpret(notice);
    }

    /// The other side of the same account: paying people. Lives as long as this does.
    public PayoutGateway payouts() {
        return payouts;
    }

    /// Breaks off what is being asked.
    @Override
    public void close() {
        calls.close();
    }
}
