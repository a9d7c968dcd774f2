package org.mecene.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.SetupIntentUpdateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionCreateParams.PaymentBehavior;
import com.stripe.param.SubscriptionCreateParams.PaymentSettings;
import com.stripe.param.SubscriptionCreateParams.PaymentSettings.SaveDefaultPaymentMethod;
import com.stripe.param.SubscriptionCreateParams.TrialSettings;
import com.stripe.param.SubscriptionCreateParams.TrialSettings.EndBehavior;
import com.stripe.param.SubscriptionCreateParams.TrialSettings.EndBehavior.MissingPaymentMethod;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.Started;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;
import org.mecene.payment.stripe.StripeAnswer.Given;
import org.mecene.payment.stripe.StripeAnswer.Refused;

/// Begins payments and subscriptions, which the payer's browser then finishes.
final class Starts {
    /// More than Stripe keeps of a description.
    private static final int LONGEST_DESCRIPTION = 1_000;

    private final StripeCalls calls;
    private final Customers customers;
    private final Coupons coupons;

    Starts(StripeCalls calls, Customers customers, Coupons coupons) {
        this.calls = calls;
        this.customers = customers;
        this.coupons = coupons;
    }

    /// @throws org.mecene.domain.refusal.Refused when Stripe does not take the currency, or not so
    ///   little or so much of it
    Started payment(PaymentOrder order) {
        var params =
                PaymentIntentCreateParams.builder()
                        .setAmount(StripeAmounts.toStripe(order.amount()))
                        .setCurrency(StripeAmounts.code(order.amount().currency()))
                        .setAutomaticPaymentMethods(
                                AutomaticPaymentMethods.builder().setEnabled(true).build())
                        // With the capture that is the default the fee is known only later.
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                        .setDescription(shortened(order.description()))
                        .putMetadata(Marks.PAYMENT, order.payment().toString())
                        .build();
        var key = StripeCalls.once("payment-" + order.payment());
        return switch (calls.ask(stripe -> stripe.paymentIntents().create(params, key))) {
            case Given<PaymentIntent>(var intent) ->
                    new Started(Present.of(intent.getId()), Present.of(intent.getClientSecret()));
            case Refused<PaymentIntent> refused -> throw refusal(refused, order.amount());
        };
    }

    /// Where nothing is to be paid at first, for a trial or an offer, the secret is for giving a
    /// card. A trial counts from the moment at which Stripe begins it; nobody may read before the
    /// payer gave a card, because until then it is told as incomplete.
    Started recurring(RecurringOrder order) {
        var params = agreement(order);
        var key = StripeCalls.once("subscription-" + order.recurring());
        var begun = calls.call(stripe -> stripe.subscriptions().create(params, key));
        var ref = Present.of(begun.getId());
        var setup = begun.getPendingSetupIntentObject();
        if (setup == null) {
            return new Started(ref, paymentSecret(begun));
        }
        mark(Present.of(setup.getId()), order, ref);
        return new Started(ref, Present.of(setup.getClientSecret()));
    }

    private SubscriptionCreateParams agreement(RecurringOrder order) {
        var params =
                SubscriptionCreateParams.builder()
                        .setCustomer(customers.of(order.payer()))
                        .addItem(
                                SubscriptionCreateParams.Item.builder()
                                        .setPrice(order.priceRef())
                                        .build())
                        .setPaymentBehavior(PaymentBehavior.DEFAULT_INCOMPLETE)
                        .setPaymentSettings(
                                PaymentSettings.builder()
                                        .setSaveDefaultPaymentMethod(
                                                SaveDefaultPaymentMethod.ON_SUBSCRIPTION)
                                        .build())
                        .putMetadata(Marks.RECURRING, order.recurring().toString())
                        .addAllExpand(
                                List.of(
                                        "latest_invoice.confirmation_secret",
                                        "pending_setup_intent"));
        if (order.trialDays() > 0) {
            params.setTrialPeriodDays((long) order.trialDays())
                    .setTrialSettings(
                            TrialSettings.builder()
                                    .setEndBehavior(
                                            EndBehavior.builder()
                                                    .setMissingPaymentMethod(
                                                            MissingPaymentMethod.CANCEL)
                                                    .build())
                                    .build());
        }
        var coupon = coupons.of(order, Duration.ZERO);
        if (coupon != null) {
            params.addDiscount(
                    SubscriptionCreateParams.Discount.builder().setCoupon(coupon).build());
        }
        return params.build();
    }

    /// Where Stripe keeps it since its version of 2025-03-31 (rules.md W15).
    private static String paymentSecret(Subscription begun) {
        var invoice = Present.of(begun.getLatestInvoiceObject());
        return Present.of(Present.of(invoice.getConfirmationSecret()).getClientSecret());
    }

    /// A card that was given for a trial does not say for which, so it is marked.
    private void mark(String setup, RecurringOrder order, String subscription) {
        var params =
                SetupIntentUpdateParams.builder()
                        .putMetadata(Marks.RECURRING, order.recurring().toString())
                        .putMetadata(Marks.SUBSCRIPTION, subscription)
                        .build();
        var key = StripeCalls.once("setup-" + order.recurring());
        calls.call(stripe -> stripe.setupIntents().update(setup, params, key));
    }

    private static RuntimeException refusal(Refused<?> refused, Money amount) {
        return switch (refused.code().toLowerCase(Locale.ROOT)) {
            case "amount_too_small" -> Validation.refused("amount", FieldError.Code.BELOW_MINIMUM);
            case "amount_too_large" -> Validation.refused("amount", FieldError.Code.ABOVE_MAXIMUM);
            default ->
                    refused.parameter().equals("currency")
                            ? new org.mecene.domain.refusal.Refused(
                                    new PaymentRefusal.UnsupportedCurrency(
                                            amount.currency().getCurrencyCode()))
                            : StripeCalls.unexpected(refused);
        };
    }

    private static String shortened(String description) {
        return description.length() <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, LONGEST_DESCRIPTION);
    }
}
