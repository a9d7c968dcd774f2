package org.mecene.payment.stripe;

import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.InvoicePayment;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoiceRetrieveParams;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;

/// Reads how subscriptions and their bills stand at Stripe.
///
/// A standing bears the time at which its reading began. Stripe does not say when a subscription
/// last changed; but a reading that saw the older of two states began before the change, and the
/// one for the notice of the change began after it, so the newer state has the later time,
/// whichever is applied first (rules.md W4).
final class RecurringReader {
    private static final Set<BillingState> OVER =
            Set.of(BillingState.CANCELED, BillingState.INCOMPLETE_EXPIRED);

    private final StripeCalls calls;
    private final PaymentReader payments;
    private final InstantSource clock;

    RecurringReader(StripeCalls calls, PaymentReader payments, InstantSource clock) {
        this.calls = calls;
        this.payments = payments;
        this.clock = clock;
    }

    /// A subscription of ours as it stands.
    private record Standing(UUID recurring, Subscription subscription, Instant at) {
        /// Whether the payer still has to give a card; Stripe begins trials and free periods
        /// without one.
        boolean awaitsCard() {
            return subscription.getPendingSetupIntent() != null
                    && subscription.getDefaultPaymentMethod() == null;
        }
    }

    /// How a subscription stands; nothing for one that is not ours. Before an end its last bill is
    /// told, so that what was paid before the end is not taken for money that came after it.
    List<ProviderFact> standing(@Nullable String ref) {
        return read(ref)
                .map(standing -> isOver(standing) ? withLastBill(standing) : of(standing))
                .orElse(List.of());
    }

    private static List<ProviderFact> of(Standing standing) {
        return List.of(changed(standing));
    }

    private static boolean isOver(Standing standing) {
        return OVER.contains(state(standing.subscription()));
    }

    private List<ProviderFact> withLastBill(Standing standing) {
        var invoice = standing.subscription().getLatestInvoice();
        var facts = new ArrayList<ProviderFact>();
        if (invoice != null) {
            facts.addAll(paid(standing, readInvoice(invoice)));
        }
        facts.add(changed(standing));
        return facts;
    }

    /// After a card was given: how the subscription stands, and its first bill where that was paid
    /// without money.
    List<ProviderFact> afterCard(String ref) {
        return read(ref).map(this::withLastBill).orElse(List.of());
    }

    /// What a bill says, with how its subscription stands: the word of a first payment may be the
    /// last to come of several, and those before it meant nothing to a subscription that had never
    /// been paid.
    List<ProviderFact> bill(String ref) {
        var invoice = readInvoice(ref);
        var standing = read(subscriptionOf(invoice)).orElse(null);
        if (standing == null) {
            return List.of();
        }
        var facts = new ArrayList<>(paid(standing, invoice));
        facts.add(changed(standing));
        return facts;
    }

    /// A renewal that waits for the payer, as long as it does.
    List<ProviderFact> actionNeeded(String ref, Instant at) {
        var invoice = readInvoice(ref);
        var standing = read(subscriptionOf(invoice)).orElse(null);
        if (standing == null) {
            return List.of();
        }
        var facts = new ArrayList<ProviderFact>();
        if (Objects.equals(invoice.getStatus(), "open") && isFor(invoice, "subscription_cycle")) {
            facts.add(new PaymentActionNeeded(standing.recurring(), ref, page(invoice), at));
        }
        facts.add(changed(standing));
        return facts;
    }

    /// The bill that a payment was for; empty for a payment without one.
    Optional<String> billOf(String paymentRef) {
        var params =
                InvoicePaymentListParams.builder()
                        .setPayment(
                                InvoicePaymentListParams.Payment.builder()
                                        .setType(
                                                InvoicePaymentListParams.Payment.Type
                                                        .PAYMENT_INTENT)
                                        .setPaymentIntent(paymentRef)
                                        .build())
                        .setLimit(1L)
                        .build();
        var found = calls.call(stripe -> stripe.invoicePayments().list(params)).getData();
        return Present.of(found).stream().map(InvoicePayment::getInvoice).findFirst();
    }

    /// The subscription of ours whose first bill a payment is for; empty for any other payment.
    Optional<UUID> begunBy(String paymentRef) {
        return billOf(paymentRef)
                .map(this::readInvoice)
                .filter(invoice -> isFor(invoice, "subscription_create"))
                .flatMap(invoice -> read(subscriptionOf(invoice)))
                .map(Standing::recurring);
    }

    /// The subscription of ours for whose trial a card is asked for.
    Optional<UUID> askedBy(@Nullable Map<String, String> metadata) {
        return read(metadata == null ? null : metadata.get(Marks.SUBSCRIPTION))
                .map(Standing::recurring);
    }

    private Optional<Standing> read(@Nullable String ref) {
        if (ref == null) {
            return Optional.empty();
        }
        var at = clock.instant();
        var subscription = calls.call(stripe -> stripe.subscriptions().retrieve(ref));
        return Marks.id(subscription.getMetadata(), Marks.RECURRING)
                .map(recurring -> new Standing(recurring, subscription, at));
    }

    private Invoice readInvoice(String ref) {
        var params = InvoiceRetrieveParams.builder().addExpand("payments").build();
        return calls.call(stripe -> stripe.invoices().retrieve(ref, params));
    }

    private List<ProviderFact> paid(Standing standing, Invoice invoice) {
        if (!Objects.equals(invoice.getStatus(), "paid")) {
            return List.of();
        }
        var amount = StripeAmounts.ofStripe(invoice.getAmountPaid(), invoice.getCurrency());
        if (amount.isZero()) {
            return paidWithoutMoney(standing, invoice, amount).stream().toList();
        }
        var paymentRef = paymentOf(invoice).orElse(null);
        if (paymentRef == null) {
            // Settled outside Stripe by somebody at its desk: no money came.
            return List.of();
        }
        var fee = PaymentReader.fee(payments.read(paymentRef), amount);
        return List.of(paidFact(standing, invoice, paymentRef, amount, fee));
    }

    /// An offer may take off all of a price. A trial's bill has no price at all, and no period was
    /// paid by it.
    private static Optional<ProviderFact> paidWithoutMoney(
            Standing standing, Invoice invoice, Money nothing) {
        var isFree = Present.of(invoice.getSubtotal()) > 0;
        if (!isFree || standing.awaitsCard() || isFor(invoice, "subscription_update")) {
            return Optional.empty();
        }
        var ref = Present.of(invoice.getId());
        return Optional.of(paidFact(standing, invoice, ref, nothing, nothing));
    }

    private static ProviderFact paidFact(
            Standing standing, Invoice invoice, String paymentRef, Money amount, Money fee) {
        var ref = Present.of(invoice.getId());
        var end = periodEnd(invoice);
        var at = Present.time(Present.of(invoice.getStatusTransitions()).getPaidAt());
        var recurring = standing.recurring();
        return isFor(invoice, "subscription_update")
                ? new ChangePaid(recurring, ref, paymentRef, amount, fee, end, at)
                : new PeriodPaid(recurring, ref, paymentRef, amount, fee, end, at);
    }

    private static RecurringChanged changed(Standing standing) {
        var subscription = standing.subscription();
        var state =
                standing.awaitsCard() && isBegun(subscription)
                        ? BillingState.INCOMPLETE
                        : state(subscription);
        return new RecurringChanged(
                standing.recurring(),
                Present.of(subscription.getId()),
                items(subscription).findFirst().map(item -> item.getPrice().getId()).orElse(null),
                state,
                OVER.contains(state) ? null : runsUntil(subscription),
                Endings.endsByItself(subscription),
                standing.at());
    }

    private static boolean isBegun(Subscription subscription) {
        return switch (state(subscription)) {
            case TRIALING, ACTIVE -> true;
            case INCOMPLETE, INCOMPLETE_EXPIRED, PAST_DUE, UNPAID, CANCELED, PAUSED -> false;
        };
    }

    private static BillingState state(Subscription subscription) {
        return switch (Present.of(subscription.getStatus())) {
            case "incomplete" -> BillingState.INCOMPLETE;
            case "incomplete_expired" -> BillingState.INCOMPLETE_EXPIRED;
            case "trialing" -> BillingState.TRIALING;
            case "active" -> BillingState.ACTIVE;
            case "past_due" -> BillingState.PAST_DUE;
            case "unpaid" -> BillingState.UNPAID;
            case "canceled" -> BillingState.CANCELED;
            case "paused" -> BillingState.PAUSED;
            default -> throw new ProviderUnavailable("A subscription has an unknown state", null);
        };
    }

    /// Kept on the items since Stripe's version of 2025-03-31 (rules.md W15).
    private static Instant runsUntil(Subscription subscription) {
        return items(subscription)
                .map(item -> Present.time(item.getCurrentPeriodEnd()))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new ProviderUnavailable("A subscription has no items", null));
    }

    private static Stream<SubscriptionItem> items(Subscription subscription) {
        return Present.of(Present.of(subscription.getItems()).getData()).stream();
    }

    private static Instant periodEnd(Invoice invoice) {
        return Present.of(Present.of(invoice.getLines()).getData()).stream()
                .map(InvoiceLineItem::getPeriod)
                .map(period -> Present.time(Present.of(period).getEnd()))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new ProviderUnavailable("A bill has no lines", null));
    }

    private static Optional<String> paymentOf(Invoice invoice) {
        return Present.of(Present.of(invoice.getPayments()).getData()).stream()
                .filter(payment -> Objects.equals(payment.getStatus(), "paid"))
                .map(payment -> Present.of(payment.getPayment()).getPaymentIntent())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable String subscriptionOf(Invoice invoice) {
        var parent = invoice.getParent();
        var details = parent == null ? null : parent.getSubscriptionDetails();
        return details == null ? null : details.getSubscription();
    }

    private static boolean isFor(Invoice invoice, String reason) {
        return Objects.equals(invoice.getBillingReason(), reason);
    }

    private static @Nullable URI page(Invoice invoice) {
        var url = invoice.getHostedInvoiceUrl();
        return url == null ? null : Links.of(url);
    }
}
