package org.mecene.payment.stripe;

import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import java.util.Objects;
import java.util.Set;
import org.mecene.payment.stripe.StripeAnswer.Given;
import org.mecene.payment.stripe.StripeAnswer.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends subscriptions. Each call says how it shall be and not what shall happen, so it may be
/// repeated without a key; a key would answer the second "end" of "end, go on, end" from memory.
final class Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

    private final StripeCalls calls;

    Endings(StripeCalls calls) {
        this.calls = calls;
    }

    /// Of a subscription that has ended nothing is changed: its end is final.
    void setEnd(String ref, boolean atPeriodEnd) {
        var current = calls.call(stripe -> stripe.subscriptions().retrieve(ref));
        if (isOver(current) || endsByItself(current) == atPeriodEnd) {
            return;
        }
        // While another price is planned Stripe lets nothing else be changed.
        PriceChanges.release(calls, current);
        var params = SubscriptionUpdateParams.builder();
        if (!atPeriodEnd && current.getCancelAt() != null && !isSetToEnd(current)) {
            // Stripe's own page sets a date instead.
            params.setCancelAt(EmptyParam.EMPTY);
        } else {
            params.setCancelAtPeriodEnd(atPeriodEnd);
        }
        var change = params.build();
        var answer = calls.ask(stripe -> stripe.subscriptions().update(ref, change));
        if (answer instanceof Refused<?> refused && !hasEndedMeanwhile(ref)) {
            throw StripeCalls.unexpected(refused);
        }
    }

    void cancelNow(String ref) {
        var params = SubscriptionCancelParams.builder().setInvoiceNow(false).setProrate(false);
        var answer = calls.ask(stripe -> stripe.subscriptions().cancel(ref, params.build()));
        if (answer instanceof Refused<?> refused && !hasEndedMeanwhile(ref)) {
            throw StripeCalls.unexpected(refused);
        }
    }

    /// Whether a subscription ends with its period, or at a date, unless that is taken back.
    static boolean endsByItself(Subscription subscription) {
        return isSetToEnd(subscription) || subscription.getCancelAt() != null;
    }

    private static boolean isSetToEnd(Subscription subscription) {
        return Objects.requireNonNullElse(subscription.getCancelAtPeriodEnd(), false);
    }

    /// One that is not there bills nobody either; somebody removed its customer (rules.md S23).
    private boolean hasEndedMeanwhile(String ref) {
        return switch (calls.ask(stripe -> stripe.subscriptions().retrieve(ref))) {
            case Given<Subscription>(var subscription) -> isOver(subscription);
            case Refused<Subscription> refused -> {
                LOG.warn("Subscription {} is gone at Stripe: {}", ref, refused.code());
                yield refused.isFor(Refused.MISSING);
            }
        };
    }

    private static boolean isOver(Subscription subscription) {
        return OVER.contains(Present.of(subscription.getStatus()));
    }
}
