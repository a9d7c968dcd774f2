package org.mecene.payment.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderSettlement;

/// Reads how payments stand at Stripe.
final class PaymentReader {
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,64}");
    private static final String CHARGE = "latest_charge.balance_transaction";

    private final StripeCalls calls;

    PaymentReader(StripeCalls calls) {
        this.calls = calls;
    }

    /// The payment with its last charge and what that brought into the balance.
    PaymentIntent read(String ref) {
        var params = PaymentIntentRetrieveParams.builder().addExpand(CHARGE).build();
        return calls.call(stripe -> stripe.paymentIntents().retrieve(ref, params));
    }

    /// What a payment says that Mecene asked for itself; nothing for any other.
    List<ProviderFact> facts(PaymentIntent intent) {
        var id = Marks.id(intent.getMetadata(), Marks.PAYMENT).map(PaymentId::new);
        return id.flatMap(payment -> fact(payment, intent)).stream().toList();
    }

    private static Optional<ProviderFact> fact(PaymentId payment, PaymentIntent intent) {
        var ref = Present.of(intent.getId());
        var status = Present.of(intent.getStatus());
        return switch (status) {
            case "succeeded" -> {
                var amount = amount(intent);
                var charge = Present.of(intent.getLatestChargeObject());
                yield Optional.of(
                        new PaymentSucceeded(
                                payment,
                                ref,
                                amount,
                                fee(intent, amount),
                                Present.time(charge.getCreated())));
            }
            case "requires_payment_method" ->
                    lastFailure(intent)
                            .map(reason ->
                                    new PaymentFailed(payment, ref, reason, failedAt(intent)));
            case "canceled" ->
                    Optional.of(
                            new PaymentFailed(
                                    payment,
                                    ref,
                                    "canceled",
                                    Present.time(intent.getCanceledAt())));
            case "requires_confirmation", "requires_action", "processing", "requires_capture" ->
                    Optional.empty();
            default -> throw new ProviderUnavailable("A payment has an unknown state", null);
        };
    }

    /// What was paid.
    static Money amount(PaymentIntent intent) {
        var amount = StripeAmounts.ofStripe(intent.getAmountReceived(), intent.getCurrency());
        if (!amount.isPositive()) {
            throw new ProviderUnavailable("A payment was paid without an amount", null);
        }
        return amount;
    }

    /// What Stripe keeps. Zero as long as it does not know, which it does at once for cards that
    /// are captured at once (rules.md M8).
    static Money fee(PaymentIntent intent, Money paid) {
        var charge = intent.getLatestChargeObject();
        var settled = charge == null ? null : charge.getBalanceTransactionObject();
        return settled == null
                ? Money.zero(paid.currency())
                : StripeAmounts.fee(
                        Present.of(settled.getFee()), Present.of(settled.getAmount()), paid);
    }

    /// What a payment came to; empty while Stripe does not know.
    static Optional<ProviderSettlement> settlement(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        var settled = charge == null ? null : charge.getBalanceTransactionObject();
        return settled == null
                ? Optional.empty()
                : Optional.of(
                        new ProviderSettlement(
                                fee(intent, amount(intent)),
                                Present.time(settled.getAvailableOn())));
    }

    private static Optional<String> lastFailure(PaymentIntent intent) {
        var error = intent.getLastPaymentError();
        return error == null
                ? Optional.empty()
                : Optional.of(word(error.getDeclineCode(), error.getCode()));
    }

    /// The first that is a plain word; texts for people are left out.
    static String word(@Nullable String first, @Nullable String second) {
        return java.util.stream.Stream.of(first, second)
                .filter(Objects::nonNull)
                .filter(word -> WORD.matcher(word).matches())
                .findFirst()
                .orElse("payment_failed");
    }

    private static java.time.Instant failedAt(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        return Present.time(charge == null ? intent.getCreated() : charge.getCreated());
    }
}
