package org.mecene.payment.stripe;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.payments.RefundAnswer;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.payment.stripe.StripeAnswer.Given;
import org.mecene.payment.stripe.StripeAnswer.Refused;

/// Gives money back, and reads what became of it. Each refund is an object of its own; Stripe's sum
/// of a payment's refunds is not used (rules.md M12, M14).
final class Refunds {
    private static final long MOST_OF_A_PAYMENT = 100;

    private final StripeCalls calls;

    Refunds(StripeCalls calls) {
        this.calls = calls;
    }

    /// Looks first, because Stripe forgets idempotency keys after a day and money that is given
    /// back twice is gone.
    RefundAnswer refund(RefundOrder order) {
        return of(order.paymentRef()).stream()
                .filter(refund -> id(refund).filter(order.refund()::equals).isPresent())
                .findFirst()
                .map(Refunds::accepted)
                .orElseGet(() -> create(order));
    }

    /// Those of a payment, whoever made them.
    List<Refund> of(String paymentRef) {
        var params =
                RefundListParams.builder()
                        .setPaymentIntent(paymentRef)
                        .setLimit(MOST_OF_A_PAYMENT)
                        .build();
        return Present.of(calls.call(stripe -> stripe.refunds().list(params)).getData());
    }

    Refund read(String ref) {
        return calls.call(stripe -> stripe.refunds().retrieve(ref));
    }

    static RefundChanged fact(Refund refund) {
        var state = state(refund);
        return new RefundChanged(
                id(refund).orElse(null),
                Present.of(refund.getId()),
                Present.of(refund.getPaymentIntent()),
                StripeAmounts.ofStripe(refund.getAmount(), refund.getCurrency()),
                state,
                state == RefundState.FAILED
                        ? PaymentReader.word(refund.getFailureReason(), refund.getStatus())
                        : null,
                Present.time(refund.getCreated()));
    }

    private RefundAnswer create(RefundOrder order) {
        var params =
                RefundCreateParams.builder()
                        .setPaymentIntent(order.paymentRef())
                        .setAmount(StripeAmounts.toStripe(order.amount()))
                        .putMetadata(Marks.REFUND, order.refund().toString())
                        .build();
        var key = StripeCalls.once("refund-" + order.refund());
        return switch (calls.ask(stripe -> stripe.refunds().create(params, key))) {
            case Given<Refund>(var refund) -> accepted(refund);
            case Refused<Refund> refused -> {
                if (refused.isFor(Refused.MISSING)) {
                    throw StripeCalls.unexpected(refused);
                }
                yield new RefundAnswer.Declined(
                        refused.code().isEmpty() ? "refused" : refused.code());
            }
        };
    }

    private static RefundAnswer accepted(Refund refund) {
        return new RefundAnswer.Accepted(Present.of(refund.getId()), state(refund));
    }

    private static Optional<RefundId> id(Refund refund) {
        return Marks.id(refund.getMetadata(), Marks.REFUND).map(RefundId::new);
    }

    private static RefundState state(Refund refund) {
        return switch (Present.of(refund.getStatus())) {
            case "pending", "requires_action" -> RefundState.PENDING;
            case "succeeded" -> RefundState.SUCCEEDED;
            case "failed", "canceled" -> RefundState.FAILED;
            default -> throw new ProviderUnavailable("A refund has an unknown state", null);
        };
    }
}
