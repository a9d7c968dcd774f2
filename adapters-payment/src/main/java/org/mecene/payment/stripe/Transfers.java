package org.mecene.payment.stripe;

import com.stripe.model.Transfer;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payouts.PayoutGateway.ProviderPayouts;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.payouts.ProviderPayout;

/// Money that leaves our balance at Stripe for a connected account's, and what comes back from
/// there. One for each payout, found by the group that bears its id.
final class Transfers {
    private static final long LARGEST_PART = 100;

    private final StripeCalls calls;

    Transfers(StripeCalls calls) {
        this.calls = calls;
    }

    Optional<Transfer> find(PayoutOrder order) {
        var params = TransferListParams.builder().setTransferGroup(group(order)).setLimit(1L);
        return Present.of(calls.call(stripe -> stripe.transfers().list(params.build())).getData())
                .stream()
                .findFirst();
    }

    StripeAnswer<Transfer> make(PayoutOrder order, long amount) {
        var params =
                TransferCreateParams.builder()
                        .setAmount(amount)
                        .setCurrency(StripeAmounts.code(order.amount().currency()))
                        .setDestination(order.accountRef())
                        .setTransferGroup(group(order))
                        .putMetadata(Marks.PAYOUT, order.payout().toString())
                        .build();
        // Stripe answers a key as it did at first for a day, a refusal too; so what was begun anew
        // after one bears another.
        var begun = ChronoUnit.MICROS.between(Instant.EPOCH, order.begunAt());
        var key = StripeCalls.once("transfer-%s-%d".formatted(order.payout(), begun));
        return calls.ask(stripe -> stripe.transfers().create(params, key));
    }

    /// Takes back what a connected account could not pay out. Stripe takes no more back than was
    /// sent, so it needs no key, which would have a refusal answered from memory.
    void takeBack(PayoutOrder order, Transfer transfer) {
        if (isBack(transfer)) {
            return;
        }
        var params =
                TransferReversalCreateParams.builder()
                        .putMetadata(Marks.PAYOUT, order.payout().toString())
                        .build();
        calls.call(stripe -> stripe.transfers().reversals().create(transfer.getId(), params));
    }

    static boolean isBack(Transfer transfer) {
        return Objects.requireNonNullElse(transfer.getReversed(), false);
    }

    ProviderPayouts list(@Nullable String after, int limit) {
        var params =
                TransferListParams.builder()
                        .setLimit(Math.clamp(limit, 1, LARGEST_PART))
                        .setStartingAfter(after)
                        .build();
        var part = calls.call(stripe -> stripe.transfers().list(params));
        var items = Present.of(part.getData());
        var isMore = Objects.requireNonNullElse(part.getHasMore(), false) && !items.isEmpty();
        return new ProviderPayouts(
                items.stream().map(Transfers::listed).toList(),
                isMore ? Present.of(items.getLast().getId()) : null);
    }

    private static ProviderPayout listed(Transfer transfer) {
        return new ProviderPayout(
                Present.of(transfer.getId()),
                Marks.id(transfer.getMetadata(), Marks.PAYOUT).map(PayoutId::new).orElse(null),
                StripeAmounts.ofStripe(transfer.getAmount(), transfer.getCurrency()),
                isBack(transfer),
                Present.time(transfer.getCreated()));
    }

    private static String group(PayoutOrder order) {
        return "mecene-payout-" + order.payout();
    }
}
