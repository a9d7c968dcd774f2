package org.mecene.payment.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import java.net.URI;
import java.time.Duration;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.CheckoutOrder;
import org.mecene.domain.payments.RecurringOrder;

/// Stripe's own pages: for a first payment, and for what comes after it. That somebody comes back
/// from one proves nothing (rules.md W12).
final class Pages {
    /// How long Stripe keeps a page open on which nothing was done.
    private static final Duration OPEN = Duration.ofDays(1);

    private final StripeCalls calls;
    private final Customers customers;
    private final Coupons coupons;

    Pages(StripeCalls calls, Customers customers, Coupons coupons) {
        this.calls = calls;
        this.customers = customers;
        this.coupons = coupons;
    }

    URI checkout(CheckoutOrder order) {
        var recurring = order.recurring();
        var params =
                SessionCreateParams.builder()
                        .setMode(Mode.SUBSCRIPTION)
                        .setCustomer(customers.of(recurring.payer()))
                        .setClientReferenceId(recurring.recurring().toString())
                        .addLineItem(
                                LineItem.builder()
                                        .setPrice(recurring.priceRef())
                                        .setQuantity(1L)
                                        .build())
                        .setSubscriptionData(agreement(recurring))
                        .setSuccessUrl(order.successUrl().toString())
                        .setCancelUrl(order.cancelUrl().toString());
        var coupon = coupons.of(recurring, OPEN);
        if (coupon != null) {
            params.addDiscount(SessionCreateParams.Discount.builder().setCoupon(coupon).build());
        }
        var key = StripeCalls.once("checkout-" + recurring.recurring());
        var session =
                calls.call(stripe -> stripe.checkout().sessions().create(params.build(), key));
        return Links.of(session.getUrl());
    }

    private static SubscriptionData agreement(RecurringOrder order) {
        var data =
                SubscriptionData.builder()
                        .putMetadata(Marks.RECURRING, order.recurring().toString());
        if (order.trialDays() > 0) {
            data.setTrialPeriodDays((long) order.trialDays());
        }
        return data.build();
    }

    URI portal(UserId payer, URI returnUrl) {
        var params =
                com.stripe.param.billingportal.SessionCreateParams.builder()
                        .setCustomer(customers.of(payer))
                        .setReturnUrl(returnUrl.toString())
                        .build();
        return Links.of(
                calls.call(stripe -> stripe.billingPortal().sessions().create(params)).getUrl());
    }
}
