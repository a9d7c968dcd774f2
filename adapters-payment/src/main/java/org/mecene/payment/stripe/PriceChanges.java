package org.mecene.payment.stripe;

import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.SubscriptionSchedule;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams.EndBehavior;
import com.stripe.param.SubscriptionScheduleUpdateParams.Phase;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import com.stripe.param.common.EmptyParam;
import java.util.Objects;
import org.mecene.domain.payments.PriceChangeAnswer;
import org.mecene.domain.payments.PriceChangeOrder;
import org.mecene.payment.stripe.StripeAnswer.Given;
import org.mecene.payment.stripe.StripeAnswer.Refused;

/// Puts subscriptions on other prices. What counts from now on is charged at once or not changed at
/// all; what counts from the end of the period is written into a schedule, because Stripe would
/// otherwise bill another interval at once (rules.md S11, S12).
final class PriceChanges {
    private final StripeCalls calls;

    PriceChanges(StripeCalls calls) {
        this.calls = calls;
    }

    PriceChangeAnswer change(PriceChangeOrder order) {
        var current = calls.call(stripe -> stripe.subscriptions().retrieve(order.recurringRef()));
        var item = Present.of(Present.of(current.getItems()).getData()).getFirst();
        return switch (order.when()) {
            case NOW -> changeNow(order, current, item);
            case AT_PERIOD_END -> changeAtEnd(order, current, item);
        };
    }

    private PriceChangeAnswer changeNow(
            PriceChangeOrder order, Subscription current, SubscriptionItem item) {
        release(calls, current);
        if (isAt(item, order.priceRef())) {
            return new PriceChangeAnswer.Changed();
        }
        var params =
                SubscriptionUpdateParams.builder()
                        .addItem(
                                SubscriptionUpdateParams.Item.builder()
                                        .setId(Present.of(item.getId()))
                                        .setPrice(order.priceRef())
                                        .build())
                        // An offer was for the old price.
                        .setDiscounts(EmptyParam.EMPTY)
                        .setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                        .setPaymentBehavior(PaymentBehavior.ERROR_IF_INCOMPLETE)
                        .build();
        var key = StripeCalls.once("change-" + order.change());
        return switch (calls.ask(
                stripe -> stripe.subscriptions().update(order.recurringRef(), params, key))) {
            case Given<Subscription> _ -> new PriceChangeAnswer.Changed();
            case Refused<Subscription> refused -> declined(refused);
        };
    }

    private static PriceChangeAnswer declined(Refused<?> refused) {
        var isAboutCard =
                refused.declineCode() != null
                        || refused.code().startsWith("card_")
                        || refused.isFor("subscription_payment_intent_requires_action");
        if (!isAboutCard) {
            throw StripeCalls.unexpected(refused);
        }
        return new PriceChangeAnswer.Declined(
                PaymentReader.word(refused.declineCode(), refused.code()));
    }

    private PriceChangeAnswer changeAtEnd(
            PriceChangeOrder order, Subscription current, SubscriptionItem item) {
        if (isAt(item, order.priceRef())) {
            // Back to what is in force: what was planned is not done.
            release(calls, current);
            return new PriceChangeAnswer.Changed();
        }
        var schedule = schedule(order, current);
        var price = calls.call(stripe -> stripe.prices().retrieve(order.priceRef()));
        var interval = Present.of(Present.of(price.getRecurring()).getInterval());
        var running = Present.of(schedule.getCurrentPhase());
        var params =
                SubscriptionScheduleUpdateParams.builder()
                        .setEndBehavior(EndBehavior.RELEASE)
                        .setProrationBehavior(
                                SubscriptionScheduleUpdateParams.ProrationBehavior.NONE)
                        .addPhase(
                                keeping(current, phase(Present.of(item.getPrice().getId())))
                                        .setStartDate(Present.of(running.getStartDate()))
                                        .setEndDate(Present.of(running.getEndDate()))
                                        .build())
                        .addPhase(
                                phase(order.priceRef())
                                        .setDiscounts(EmptyParam.EMPTY)
                                        .setDuration(
                                                Phase.Duration.builder()
                                                        .setInterval(interval(interval))
                                                        .setIntervalCount(1L)
                                                        .build())
                                        .build())
                        .build();
        calls.call(stripe ->
                stripe.subscriptionSchedules()
                        .update(schedule.getId(), params, key(order, "phases")));
        return new PriceChangeAnswer.Changed();
    }

    private SubscriptionSchedule schedule(PriceChangeOrder order, Subscription current) {
        var existing = current.getSchedule();
        if (existing != null) {
            return calls.call(stripe -> stripe.subscriptionSchedules().retrieve(existing));
        }
        var params =
                SubscriptionScheduleCreateParams.builder()
                        .setFromSubscription(order.recurringRef())
                        .build();
        return calls.call(
                stripe -> stripe.subscriptionSchedules().create(params, key(order, "schedule")));
    }

    /// Lets go of what was planned for a subscription, which stays as it is.
    static void release(StripeCalls calls, Subscription subscription) {
        var planned = subscription.getSchedule();
        if (planned != null) {
            calls.call(stripe -> stripe.subscriptionSchedules().release(planned));
        }
    }

    /// The running phase with what an offer takes off: a phase that names nothing loses it, and
    /// what is planned may be taken back.
    private static Phase.Builder keeping(Subscription current, Phase.Builder phase) {
        var discounts = current.getDiscounts();
        if (discounts != null) {
            discounts.forEach(discount ->
                    phase.addDiscount(Phase.Discount.builder().setDiscount(discount).build()));
        }
        return phase;
    }

    private static Phase.Builder phase(String price) {
        return Phase.builder()
                .addItem(Phase.Item.builder().setPrice(price).setQuantity(1L).build());
    }

    private static Phase.Duration.Interval interval(String name) {
        return name.equals("year") ? Phase.Duration.Interval.YEAR : Phase.Duration.Interval.MONTH;
    }

    private static boolean isAt(SubscriptionItem item, String price) {
        return Objects.equals(item.getPrice().getId(), price);
    }

    private static RequestOptions key(PriceChangeOrder order, String part) {
        return StripeCalls.once("change-" + order.change() + "-" + part);
    }
}
