package org.mecene.payment.stripe;

import static org.mecene.domain.payments.PaymentGateway.PAGE_LIFE;

import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import com.stripe.param.checkout.SessionListParams;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.CheckoutEnd;
import org.mecene.domain.payments.CheckoutOrder;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.PageClosed;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.payment.stripe.StripeAnswer.Given;
import org.mecene.payment.stripe.StripeAnswer.Refused;

/// Stripe's own pages: for a first payment, and for what comes after it. That somebody comes back
/// from one proves nothing (rules.md W12).
final class Pages {
    private static final long LARGEST_PART = 100;
    private static final int MOST_PAGES = 20;

    private final StripeCalls calls;
    private final Customers customers;
    private final Coupons coupons;
    private final InstantSource clock;

    Pages(StripeCalls calls, Customers customers, Coupons coupons, InstantSource clock) {
        this.calls = calls;
        this.customers = customers;
        this.coupons = coupons;
        this.clock = clock;
    }

    URI checkout(CheckoutOrder order) {
        var recurring = order.recurring();
        var params =
                SessionCreateParams.builder()
                        .setMode(Mode.SUBSCRIPTION)
                        .setCustomer(customers.of(recurring.payer()))
                        .setClientReferenceId(recurring.recurring().toString())
                        .putMetadata(Marks.RECURRING, recurring.recurring().toString())
                        .setExpiresAt(clock.instant().plus(PAGE_LIFE).getEpochSecond())
                        .addLineItem(
                                LineItem.builder()
                                        .setPrice(recurring.priceRef())
                                        .setQuantity(1L)
                                        .build())
                        .setSubscriptionData(agreement(recurring))
                        .setSuccessUrl(order.successUrl().toString())
                        .setCancelUrl(order.cancelUrl().toString());
        var coupon = coupons.of(recurring, PAGE_LIFE);
        if (coupon != null) {
            params.addDiscount(SessionCreateParams.Discount.builder().setCoupon(coupon).build());
        }
        var key = StripeCalls.once("checkout-" + recurring.recurring());
        var session =
                calls.call(stripe -> stripe.checkout().sessions().create(params.build(), key));
        return Links.of(session.getUrl());
    }

    /// Of a page that is being paid on Stripe closes nothing, and says so when asked again.
    CheckoutEnd end(UUID recurring, UserId payer) {
        var session = find(recurring, customers.of(payer)).orElse(null);
        if (session == null) {
            return CheckoutEnd.UNKNOWN;
        }
        if (!isOpen(session)) {
            return ended(session);
        }
        var id = Present.of(session.getId());
        return switch (calls.ask(stripe -> stripe.checkout().sessions().expire(id))) {
            case Given<Session>(var closed) -> ended(closed);
            case Refused<Session> refused -> {
                var now = read(id);
                if (isOpen(now)) {
                    throw StripeCalls.unexpected(refused);
                }
                yield ended(now);
            }
        };
    }

    /// That a page of ours closed unpaid; nothing as long as it is open, and when it was paid.
    List<ProviderFact> closed(String id, Instant at) {
        var session = read(id);
        return isOpen(session) || ended(session) == CheckoutEnd.PAID
                ? List.of()
                : Marks.id(session.getMetadata(), Marks.RECURRING)
                        .<ProviderFact>map(recurring -> new PageClosed(recurring, at))
                        .stream()
                        .toList();
    }

    /// The subscription that was begun on a page; null as long as none was.
    @Nullable String subscription(String id) {
        return read(id).getSubscription();
    }

    private Session read(String id) {
        return calls.call(stripe -> stripe.checkout().sessions().retrieve(id));
    }

    private static boolean isOpen(Session session) {
        return Objects.equals(session.getStatus(), "open");
    }

    private static CheckoutEnd ended(Session session) {
        return Objects.equals(session.getStatus(), "complete")
                ? CheckoutEnd.PAID
                : CheckoutEnd.CLOSED;
    }

    private Optional<Session> find(UUID recurring, String customer) {
        @Nullable String after = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var params =
                    SessionListParams.builder()
                            .setCustomer(customer)
                            .setLimit(LARGEST_PART)
                            .setStartingAfter(after)
                            .build();
            var part = calls.call(stripe -> stripe.checkout().sessions().list(params));
            var items = Present.of(part.getData());
            var found =
                    items.stream()
                            .filter(session ->
                                    recurring.toString().equals(session.getClientReferenceId()))
                            .findFirst();
            var isMore = Objects.requireNonNullElse(part.getHasMore(), false);
            if (found.isPresent() || !isMore || items.isEmpty()) {
                return found;
            }
            after = Present.of(items.getLast().getId());
        }
        throw new ProviderUnavailable("A payer has too many pages to look through", null);
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
