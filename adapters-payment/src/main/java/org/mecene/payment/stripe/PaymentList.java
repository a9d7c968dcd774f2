package org.mecene.payment.stripe;

import com.stripe.model.Charge;
import com.stripe.model.StripeCollection;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeListParams.Created;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.PaymentGateway.ProviderPayments;
import org.mecene.domain.payments.ProviderPayment;

/// Stripe's charges, oldest first. Stripe itself lists the newest first, and can go towards newer
/// ones only from one that is known; so the oldest is looked for by halving the time, which takes
/// some thirty questions at the most, and the parts after it go on from there.
///
/// The account at Stripe is Mecene's alone: what something else takes through it is listed too.
final class PaymentList {
    private static final long LARGEST_PART = 100;
    private static final long MOST_PARTS_OF_A_SECOND = 50;

    /// There was no Stripe before.
    private static final Instant BEGINNING = Instant.parse("2011-01-01T00:00:00Z");

    private final StripeCalls calls;
    private final InstantSource clock;

    PaymentList(StripeCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    ProviderPayments part(Instant from, @Nullable String after, int limit) {
        var begin = from.isBefore(BEGINNING) ? BEGINNING : from;
        var most = Math.clamp(limit, 1, LARGEST_PART);
        return after == null ? first(begin, most) : next(begin, after, most);
    }

    private ProviderPayments next(Instant from, String after, long most) {
        var charges =
                list(
                        ChargeListParams.builder()
                                .setLimit(most)
                                .setEndingBefore(after)
                                .setCreated(since(from)));
        return payments(charges, isMore(charges));
    }

    private ProviderPayments first(Instant from, long most) {
        var low = seconds(from);
        var end = clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond();
        var high = end;
        while (low < high) {
            var charges = list(window(low, high).setLimit(most));
            if (!isMore(charges)) {
                if (!items(charges).isEmpty() || high == end) {
                    return payments(charges, high < end);
                }
                low = high;
                high = end;
            } else if (high - low == 1) {
                return oldestOf(charges, low, most);
            } else {
                high = low + (high - low) / 2;
            }
        }
        return new ProviderPayments(List.of(), null);
    }

    /// So many in one second that they do not fit one part: walks down to the oldest of them.
    private ProviderPayments oldestOf(StripeCollection<Charge> newest, long second, long most) {
        var charges = newest;
        for (var part = 0; part < MOST_PARTS_OF_A_SECOND && isMore(charges); part++) {
            var last = Present.of(items(charges).getLast().getId());
            charges = list(window(second, second + 1).setLimit(most).setStartingAfter(last));
        }
        return payments(charges, true);
    }

    private static ChargeListParams.Builder window(long low, long high) {
        return ChargeListParams.builder()
                .setCreated(Created.builder().setGte(low).setLt(high).build());
    }

    private static Created since(Instant from) {
        return Created.builder().setGte(seconds(from)).build();
    }

    /// Stripe keeps whole seconds, so what happened within the second of an instant may have
    /// happened after it, and is listed.
    private static long seconds(Instant from) {
        return from.getEpochSecond();
    }

    private StripeCollection<Charge> list(ChargeListParams.Builder params) {
        return calls.call(stripe -> stripe.charges().list(params.build()));
    }

    private static ProviderPayments payments(StripeCollection<Charge> charges, boolean isMore) {
        var items = items(charges).reversed();
        var taken = items.stream().filter(PaymentList::isTaken).map(PaymentList::payment).toList();
        return new ProviderPayments(
                taken, isMore && !items.isEmpty() ? Present.of(items.getLast().getId()) : null);
    }

    private static boolean isTaken(Charge charge) {
        return Objects.requireNonNullElse(charge.getPaid(), false)
                && Objects.requireNonNullElse(charge.getCaptured(), false)
                && charge.getPaymentIntent() != null
                && Objects.equals(charge.getStatus(), "succeeded");
    }

    private static ProviderPayment payment(Charge charge) {
        return new ProviderPayment(
                Present.of(charge.getPaymentIntent()),
                StripeAmounts.ofStripe(charge.getAmountCaptured(), charge.getCurrency()),
                StripeAmounts.ofStripe(charge.getAmountRefunded(), charge.getCurrency()),
                Present.time(charge.getCreated()));
    }

    private static List<Charge> items(StripeCollection<Charge> charges) {
        return Present.of(charges.getData());
    }

    private static boolean isMore(StripeCollection<Charge> charges) {
        return Objects.requireNonNullElse(charges.getHasMore(), false);
    }
}
