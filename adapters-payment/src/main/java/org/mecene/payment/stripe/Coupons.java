package org.mecene.payment.stripe;

import com.stripe.model.Price;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponCreateParams.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.payment.stripe.StripeAnswer.Refused;

/// What Stripe takes off a price at first. Stripe counts months from the beginning of the
/// subscription and not periods from the first that is paid, so what a trial takes is added.
final class Coupons {
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int LONGEST_MONTH = 31;

    private final StripeCalls calls;

    Coupons(StripeCalls calls) {
        this.calls = calls;
    }

    /// The coupon's name, made of everything that makes it what it is; null for no discount.
    @Nullable String of(RecurringOrder order) {
        var discount = order.discount();
        if (discount == null) {
            return null;
        }
        var months =
                discount.periods() * monthsOfPeriod(order.priceRef())
                        + order.trialDays() / LONGEST_MONTH;
        return create(discount, months);
    }

    private String create(Discount discount, long months) {
        var currency = StripeAmounts.code(discount.off().currency());
        var off = StripeAmounts.toStripe(discount.off());
        var id = "mecene-%s-%s-%d-%d".formatted(discount.offer(), currency, off, months);
        var params =
                CouponCreateParams.builder()
                        .setId(id)
                        .setAmountOff(off)
                        .setCurrency(currency)
                        .setDuration(Duration.REPEATING)
                        .setDurationInMonths(months)
                        .build();
        var key = StripeCalls.once("coupon-" + id);
        var answer = calls.ask(stripe -> stripe.coupons().create(params, key));
        if (answer instanceof Refused<?> refused && !refused.isFor("resource_already_exists")) {
            throw StripeCalls.unexpected(refused);
        }
        return id;
    }

    private long monthsOfPeriod(String priceRef) {
        Price price = calls.call(stripe -> stripe.prices().retrieve(priceRef));
        var interval = Present.of(price.getRecurring()).getInterval();
        return Objects.equals(interval, "year") ? MONTHS_OF_A_YEAR : 1;
    }
}
