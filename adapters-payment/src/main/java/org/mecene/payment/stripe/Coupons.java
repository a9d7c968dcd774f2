package org.mecene.payment.stripe;

import com.stripe.model.Price;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponCreateParams.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.payment.stripe.StripeAnswer.Refused;

/// What Stripe takes off a price at first. Stripe counts months from the beginning of the
/// subscription and not periods from the first that is paid, so what takes something off is made to
/// last until after the last charge that costs less. Where no number of months ends between that
/// one and the next, the payer pays less once more.
final class Coupons {
    private static final int MONTHS_OF_A_YEAR = 12;

    private final StripeCalls calls;
    private final InstantSource clock;

    Coupons(StripeCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /// The coupon's name, made of everything that makes it what it is; null for no discount.
    ///
    /// @param wait how much later than now the subscription may begin
    @Nullable String of(RecurringOrder order, java.time.Duration wait) {
        var discount = order.discount();
        if (discount == null) {
            return null;
        }
        var period = monthsOfPeriod(order.priceRef());
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var soon = months(now, order.trialDays(), discount.periods(), period);
        var late = months(now.plus(wait), order.trialDays(), discount.periods(), period);
        return create(discount, Math.max(soon, late));
    }

    /// The fewest months after which the last charge that costs less is over. Charges follow the
    /// day on which the trial ends, and Stripe's months the day on which it begins.
    static long months(OffsetDateTime start, int trialDays, int periods, long monthsOfPeriod) {
        var last = start.plusDays(trialDays).plusMonths((periods - 1) * monthsOfPeriod);
        var months = Math.max(1, ChronoUnit.MONTHS.between(start, last));
        while (!start.plusMonths(months).isAfter(last)) {
            months++;
        }
        return months;
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
