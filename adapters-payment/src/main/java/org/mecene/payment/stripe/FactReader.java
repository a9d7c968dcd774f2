package org.mecene.payment.stripe;

import com.stripe.model.SetupIntent;
import com.stripe.param.SubscriptionUpdateParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mecene.domain.payments.ProviderFact;

/// Reads from Stripe what its notices are about. Every answer is of the present: a notice that
/// comes late, twice or in the wrong order is only another occasion to look.
final class FactReader {
    private final StripeCalls calls;
    private final PaymentReader payments;
    private final RecurringReader recurrings;
    private final Pages pages;
    private final Declines declines;
    private final Refunds refunds;
    private final Disputes disputes;

    FactReader(
            StripeCalls calls,
            PaymentReader payments,
            RecurringReader recurrings,
            Pages pages,
            Declines declines,
            Refunds refunds,
            Disputes disputes) {
        this.calls = calls;
        this.payments = payments;
        this.recurrings = recurrings;
        this.pages = pages;
        this.declines = declines;
        this.refunds = refunds;
        this.disputes = disputes;
    }

    List<ProviderFact> read(Envelope notice) {
        var ref = notice.object();
        if (ref == null) {
            return List.of();
        }
        return switch (notice.kind()) {
            case "payment_intent.succeeded",
                    "payment_intent.payment_failed",
                    "payment_intent.canceled" ->
                    payment(ref);
            case "charge.failed" -> declines.ofCharge(ref);
            case "setup_intent.setup_failed" -> cardRefused(ref, notice.created());
            case "invoice.paid", "invoice.payment_succeeded" -> recurrings.bill(ref);
            case "invoice.payment_failed", "invoice.voided", "invoice.marked_uncollectible" ->
                    recurrings.bill(ref);
            case "invoice.payment_action_required" ->
                    recurrings.actionNeeded(ref, notice.created());
            case "customer.subscription.created",
                    "customer.subscription.updated",
                    "customer.subscription.deleted",
                    "customer.subscription.paused",
                    "customer.subscription.resumed" ->
                    recurrings.standing(ref);
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                    recurrings.standing(pages.subscription(ref));
            case "checkout.session.expired" -> pages.closed(ref, notice.created());
            case "setup_intent.succeeded" -> cardGiven(ref);
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated" ->
                    dispute(ref);
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                    refund(ref);
            default -> List.of();
        };
    }

    /// Everything that was told of one payment.
    List<ProviderFact> recall(String paymentRef) {
        var intent = payments.read(paymentRef);
        var facts = new ArrayList<>(payments.facts(intent));
        recurrings.billOf(paymentRef).map(recurrings::bill).ifPresent(facts::addAll);
        if (facts.isEmpty()) {
            return List.of();
        }
        refunds.of(paymentRef).forEach(refund -> facts.add(Refunds.fact(refund)));
        disputes.of(paymentRef).forEach(dispute -> facts.addAll(disputes.facts(dispute)));
        return facts;
    }

    private List<ProviderFact> payment(String ref) {
        var intent = payments.read(ref);
        var facts = new ArrayList<>(payments.facts(intent));
        facts.addAll(declines.ofLastCharge(intent));
        return facts;
    }

    private List<ProviderFact> cardRefused(String ref, Instant at) {
        return declines.ofSetup(calls.call(stripe -> stripe.setupIntents().retrieve(ref)), at);
    }

    /// Makes sure that the card that was given for a trial is the one that is charged after it.
    private List<ProviderFact> cardGiven(String ref) {
        var setup = calls.call(stripe -> stripe.setupIntents().retrieve(ref));
        var metadata = setup.getMetadata();
        var subscription = metadata == null ? null : metadata.get(Marks.SUBSCRIPTION);
        if (subscription == null || !Objects.equals(setup.getStatus(), "succeeded")) {
            return List.of();
        }
        keepCard(subscription, setup);
        return recurrings.afterCard(subscription);
    }

    private void keepCard(String ref, SetupIntent setup) {
        var current = calls.call(stripe -> stripe.subscriptions().retrieve(ref));
        var isOver = current.getEndedAt() != null;
        if (current.getDefaultPaymentMethod() == null && !isOver) {
            var params =
                    SubscriptionUpdateParams.builder()
                            .setDefaultPaymentMethod(Present.of(setup.getPaymentMethod()))
                            .build();
            var key = StripeCalls.once("card-" + setup.getId());
            calls.call(stripe -> stripe.subscriptions().update(ref, params, key));
        }
    }

    private List<ProviderFact> refund(String ref) {
        var refund = refunds.read(ref);
        var payment = refund.getPaymentIntent();
        return payment != null && isOurs(payment) ? List.of(Refunds.fact(refund)) : List.of();
    }

    private List<ProviderFact> dispute(String ref) {
        var dispute = disputes.read(ref);
        var payment = dispute.getPaymentIntent();
        return payment != null && isOurs(payment) ? disputes.facts(dispute) : List.of();
    }

    /// Whether Mecene asked for a payment, itself or by a subscription of its own.
    private boolean isOurs(String paymentRef) {
        var intent = payments.read(paymentRef);
        return Marks.id(intent.getMetadata(), Marks.PAYMENT).isPresent()
                || recurrings
                        .billOf(paymentRef)
                        .filter(bill -> !recurrings.bill(bill).isEmpty())
                        .isPresent();
    }
}
