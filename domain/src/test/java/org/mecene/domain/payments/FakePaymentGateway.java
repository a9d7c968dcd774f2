package org.mecene.domain.payments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderPayments;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentGateway.Started;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.CardDeclined;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PageClosed;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.TokenHash;

/// A provider in memory. It hands out names and secrets, remembers what it was asked for, and tells
/// what a test lets it tell. Refuses to be called inside a transaction.
public final class FakePaymentGateway implements PaymentGateway {
    /// What it keeps of every payment.
    public static final BasisPoints FEE = new BasisPoints(300);

    /// How long it keeps what was paid.
    public static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

    private final Map<String, Money> fees = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Started> started = new ConcurrentHashMap<>();
    private final Map<UUID, PaymentOrder> payments = new ConcurrentHashMap<>();
    private final Map<UUID, RecurringOrder> recurring = new ConcurrentHashMap<>();
    private final Map<PriceOrder, String> prices = new ConcurrentHashMap<>();
    private final Map<String, Boolean> ends = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<String, List<ProviderFact>> told = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<RefundId, RefundOrder> refunds = new ConcurrentHashMap<>();
    private final Set<RefundId> failedRefunds = ConcurrentHashMap.newKeySet();
    private final Map<UUID, PriceChangeOrder> priceChanges = new ConcurrentHashMap<>();
    private final Map<UUID, CheckoutOrder> checkouts = new ConcurrentHashMap<>();
    private final Map<UUID, CheckoutEnd> pageEnds = new ConcurrentHashMap<>();
    private final Queue<Webhook> sent = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
    private final AtomicReference<RefundState> refundState =
            new AtomicReference<>(RefundState.SUCCEEDED);
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    private final AtomicLong notices = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong priceNumbers = new AtomicLong();
    private final InMemoryTransactions transactions;
    private final InstantSource clock;

    public FakePaymentGateway(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String signatureHeader() {
        return "Fake-Signature";
    }

    @Override
    public Started startPayment(PaymentOrder order) {
        reach();
        payments.put(order.payment().value(), order);
        return answer(start("pay_", order.payment().value()));
    }

    @Override
    public String createPrice(PriceOrder order) {
        reach();
        return answer(
                prices.computeIfAbsent(order, _ -> "price_" + priceNumbers.incrementAndGet()));
    }

    @Override
    public Started startRecurring(RecurringOrder order) {
        reach();
        var before = recurring.putIfAbsent(order.recurring(), order);
        if (before != null && !before.equals(order)) {
            throw new OtherTerms("This was begun on other terms");
        }
        return answer(start("sub_", order.recurring()));
    }

    @Override
    public void setEnd(String recurringRef, boolean atPeriodEnd) {
        reach();
        ends.put(recurringRef, atPeriodEnd);
    }

    @Override
    public void cancelNow(String recurringRef) {
        reach();
        cancelled.add(recurringRef);
    }

    @Override
    public URI startCheckout(CheckoutOrder order) {
        reach();
        var id = order.recurring().recurring();
        checkouts.put(id, order);
        recurring.put(id, order.recurring());
        return answer(URI.create("https://pay.example/" + start("sub_", id).clientSecret()));
    }

    @Override
    public CheckoutEnd endCheckout(UUID id, UserId payer) {
        reach();
        if (!checkouts.containsKey(id)) {
            return answer(CheckoutEnd.UNKNOWN);
        }
        if (pageEnds.putIfAbsent(id, CheckoutEnd.CLOSED) == null) {
            sent.add(tells(new PageClosed(id, clock.instant())));
        }
        return answer(pageEnds.getOrDefault(id, CheckoutEnd.CLOSED));
    }

    @Override
    public URI openPortal(UserId payer, URI returnUrl) {
        reach();
        return answer(URI.create("https://pay.example/portal/" + payer + "?back=" + returnUrl));
    }

    @Override
    public PriceChangeAnswer changePrice(PriceChangeOrder order) {
        reach();
        var reason = refusal.get();
        if (reason != null) {
            return answer(new PriceChangeAnswer.Declined(reason));
        }
        priceChanges.put(order.change(), order);
        return answer(new PriceChangeAnswer.Changed());
    }

    @Override
    public RefundAnswer refund(RefundOrder order) {
        reach();
        var reason = refusal.get();
        if (reason != null) {
            return answer(new RefundAnswer.Declined(reason));
        }
        var state = refundState.get();
        if (refunds.put(order.refund(), order) == null) {
            sent.add(tells(changed(order, state)));
        }
        return answer(new RefundAnswer.Accepted(refOf(order), state));
    }

    @Override
    public List<ProviderFact> recall(String paymentRef) {
        reach();
        return told.values().stream()
                .flatMap(List::stream)
                .filter(fact -> paymentRef.equals(paymentOf(fact)))
                .distinct()
                .toList();
    }

    @Override
    public Optional<ProviderSettlement> settlement(String paymentRef) {
        reach();
        if (unknown.contains(paymentRef)) {
            throw new ProviderUnavailable("There is no such payment", null);
        }
        return taken.stream()
                .filter(payment -> payment.ref().equals(paymentRef))
                .findFirst()
                .map(payment ->
                        new ProviderSettlement(
                                fees.getOrDefault(paymentRef, FEE.shareOf(payment.amount())),
                                payment.at().plus(UNTIL_AVAILABLE)));
    }

    @Override
    public ProviderPayments listPayments(Instant from, @Nullable String after, int limit) {
        reach();
        var all =
                taken.stream()
                        .map(this::listed)
                        .filter(payment -> !payment.settledAt().isBefore(from))
                        .sorted(
                                Comparator.comparing(ProviderPayment::settledAt)
                                        .thenComparing(ProviderPayment::ref))
                        .toList();
        var refs = all.stream().map(ProviderPayment::ref).toList();
        var begin = after == null ? 0 : refs.indexOf(after) + 1;
        var end = Math.min(begin + limit, all.size());
        var part = all.subList(begin, end);
        return new ProviderPayments(part, end < all.size() ? part.getLast().ref() : null);
    }

    @Override
    public @Nullable String publishableKey() {
        return null;
    }

    @Override
    public Notice authenticate(byte[] body, @Nullable String signature) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (!signatureOf(text).equals(signature)) {
            throw new Refused(new PaymentRefusal.UntrustedNotice());
        }
        return new Notice(name(), text, "facts", Bytes.of(body));
    }

    @Override
    public List<ProviderFact> interpret(Notice notice) {
        reach();
        return told.getOrDefault(notice.ref(), List.of());
    }

    /// A webhook that tells facts, or nothing of interest without any.
    public Webhook tells(ProviderFact... facts) {
        var ref = "evt_" + notices.incrementAndGet();
        told.put(ref, List.of(facts));
        return new Webhook(Bytes.of(ref.getBytes(StandardCharsets.UTF_8)), signatureOf(ref));
    }

    /// The payer finishes what a client secret is for: a payment, or the first one of a
    /// subscription, or its trial. The webhooks tell of it.
    public List<Webhook> pays(String clientSecret) {
        var id = ofSecret(clientSecret);
        var order = payments.get(id);
        return order == null ? paysRecurring(id) : List.of(paysOnce(order));
    }

    /// The life of a page is over; the webhook tells of it, unless it was paid on.
    public List<Webhook> closesPage(UUID id) {
        return pageEnds.putIfAbsent(id, CheckoutEnd.CLOSED) == CheckoutEnd.PAID
                ? List.of()
                : List.of(tells(new PageClosed(id, clock.instant())));
    }

    /// The payer's card is declined; the webhook tells of it. It is always the same card.
    public List<Webhook> isDeclined(String clientSecret) {
        return isDeclined(clientSecret, "a card without money");
    }

    /// Like the other one, with a card of its own.
    public List<Webhook> isDeclined(String clientSecret, String fingerprint) {
        var id = ofSecret(clientSecret);
        var declined =
                new CardDeclined(
                        "try_" + attempts.incrementAndGet(),
                        id,
                        CardMark.of(fingerprint),
                        clock.instant());
        return List.of(
                payments.containsKey(id)
                        ? tells(
                                declined,
                                new PaymentFailed(
                                        new PaymentId(id),
                                        refOf(id),
                                        "card_declined",
                                        clock.instant()))
                        : tells(declined));
    }

    /// A payment appears in the provider's own list.
    public void takes(String ref, Money amount) {
        taken.add(new Taken(ref, amount, clock.instant()));
    }

    /// A payment is not found any more by whoever asks what it came to.
    public void forgets(String ref) {
        unknown.add(ref);
    }

    /// A payment turns out to have cost this.
    public void keepsOf(String ref, Money fee) {
        fees.put(ref, fee);
    }

    /// From now on it gives no money back, and changes no price, for a reason of its own; null to
    /// do so again.
    public void declines(@Nullable String reason) {
        refusal.set(reason);
    }

    /// How refunds stand that are asked for from now on.
    public void leavesRefunds(RefundState state) {
        refundState.set(state);
    }

    /// What becomes of a refund later; the webhook tells of it.
    public Webhook settles(RefundOrder order, RefundState state) {
        if (state == RefundState.FAILED) {
            failedRefunds.add(order.refund());
        }
        return tells(changed(order, state));
    }

    /// The webhooks that tell of what was asked for, and were not looked at before.
    public List<Webhook> sent() {
        return Stream.generate(sent::poll).takeWhile(Objects::nonNull).toList();
    }

    /// What was asked to be given back.
    public List<RefundOrder> refundOrders() {
        return List.copyOf(refunds.values());
    }

    /// What was asked to cost something else.
    public List<PriceChangeOrder> priceChangeOrders() {
        return List.copyOf(priceChanges.values());
    }

    /// The pages that were asked for.
    public List<CheckoutOrder> checkoutOrders() {
        return List.copyOf(checkouts.values());
    }

    /// Lets something happen once, after the provider did what it is asked for next and before its
    /// answer arrives.
    public void beforeNextAnswer(Runnable event) {
        meanwhile.set(event);
    }

    /// From now on the provider does not answer.
    public void goDown() {
        down.set(true);
    }

    public void comeBack() {
        down.set(false);
    }

    /// The prices that were made, in no particular order.
    public List<PriceOrder> prices() {
        return List.copyOf(prices.keySet());
    }

    /// What was asked to be paid once.
    public List<PaymentOrder> paymentOrders() {
        return List.copyOf(payments.values());
    }

    /// What was asked to be paid again and again.
    public List<RecurringOrder> recurringOrders() {
        return List.copyOf(recurring.values());
    }

    /// Whether a subscription is set to end with its period.
    public boolean isSetToEnd(String recurringRef) {
        return ends.getOrDefault(recurringRef, false);
    }

    public boolean isCancelled(String recurringRef) {
        return cancelled.contains(recurringRef);
    }

    private RefundChanged changed(RefundOrder order, RefundState state) {
        return new RefundChanged(
                order.refund(),
                refOf(order),
                order.paymentRef(),
                order.amount(),
                state,
                state == RefundState.FAILED ? "lost_or_stolen_card" : null,
                clock.instant());
    }

    private static String refOf(RefundOrder order) {
        return "re_" + order.refund();
    }

    private ProviderPayment listed(Taken payment) {
        var refunded =
                refunds.values().stream()
                        .filter(order -> order.paymentRef().equals(payment.ref()))
                        .filter(order -> !failedRefunds.contains(order.refund()))
                        .map(RefundOrder::amount)
                        .reduce(Money.zero(payment.amount().currency()), Money::plus);
        return new ProviderPayment(payment.ref(), payment.amount(), refunded, payment.at());
    }

    private static @Nullable String paymentOf(ProviderFact fact) {
        return switch (fact) {
            case PaymentSucceeded succeeded -> succeeded.ref();
            case PeriodPaid paid -> paid.paymentRef();
            case ChangePaid paid -> paid.paymentRef();
            case RefundChanged refund -> refund.paymentRef();
            case FundsWithdrawn withdrawn -> withdrawn.paymentRef();
            case FundsReinstated reinstated -> reinstated.paymentRef();
            case DisputeLost lost -> lost.paymentRef();
            case PaymentFailed _,
                    CardDeclined _,
                    PaymentActionNeeded _,
                    RecurringChanged _,
                    PageClosed _,
                    PayoutAccountTold _,
                    PayoutTold _ ->
                    null;
        };
    }

    private record Taken(String ref, Money amount, Instant at) {}

    private Webhook paysOnce(PaymentOrder order) {
        var amount = order.amount();
        var ref = refOf(order.payment().value());
        takes(ref, amount);
        return tells(
                new PaymentSucceeded(
                        order.payment(), ref, amount, FEE.shareOf(amount), clock.instant()));
    }

    private List<Webhook> paysRecurring(UUID id) {
        if (checkouts.containsKey(id)
                && pageEnds.putIfAbsent(id, CheckoutEnd.PAID) == CheckoutEnd.CLOSED) {
            throw new Refused(new PaymentRefusal.UnknownClientSecret());
        }
        var order = recurring.get(id);
        if (order == null) {
            throw new IllegalArgumentException("Nothing was started under this id");
        }
        var now = clock.instant();
        if (order.trialDays() > 0) {
            var end = now.plus(Duration.ofDays(order.trialDays()));
            return List.of(
                    tells(
                            new RecurringChanged(
                                    id,
                                    refOf(id),
                                    order.priceRef(),
                                    BillingState.TRIALING,
                                    end,
                                    false,
                                    now)));
        }
        var price = priceOf(order.priceRef());
        var end = now.plus(Duration.ofDays(price.yearly() ? 365 : 30));
        var paymentRef = "pay_of_" + refOf(id);
        var discount = order.discount();
        var amount = discount == null ? price.amount() : price.amount().minus(discount.off());
        takes(paymentRef, amount);
        return List.of(
                tells(
                        new PeriodPaid(
                                id,
                                "inv_of_" + refOf(id),
                                paymentRef,
                                amount,
                                FEE.shareOf(amount),
                                end,
                                now)),
                tells(
                        new RecurringChanged(
                                id,
                                refOf(id),
                                order.priceRef(),
                                BillingState.ACTIVE,
                                end,
                                false,
                                now)));
    }

    private PriceOrder priceOf(String ref) {
        return prices.entrySet().stream()
                .filter(entry -> entry.getValue().equals(ref))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such price"));
    }

    private <T> T answer(T answer) {
        var event = meanwhile.getAndSet(null);
        if (event != null) {
            event.run();
        }
        return answer;
    }

    private Started start(String prefix, UUID id) {
        return started.computeIfAbsent(
                id, _ -> new Started(prefix + id, "secret_" + TokenHash.of(id.toString()).hex()));
    }

    private UUID ofSecret(String clientSecret) {
        return started.entrySet().stream()
                .filter(entry -> entry.getValue().clientSecret().equals(clientSecret))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new Refused(new PaymentRefusal.UnknownClientSecret()));
    }

    private String refOf(UUID id) {
        var found = started.get(id);
        if (found == null) {
            throw new IllegalArgumentException("Nothing was started under this id");
        }
        return found.ref();
    }

    private void reach() {
        transactions.requireNone();
        if (down.get()) {
            throw new ProviderUnavailable("The provider is down", null);
        }
    }

    private static String signatureOf(String body) {
        return TokenHash.of("fake-webhook-secret" + body).hex();
    }
}
