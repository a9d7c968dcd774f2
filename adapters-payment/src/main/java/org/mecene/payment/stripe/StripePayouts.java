package org.mecene.payment.stripe;

import com.stripe.model.Payout;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.PayoutListParams.Created;
import java.net.URI;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.PayoutAccountOrder;
import org.mecene.domain.payouts.PayoutAnswer;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.refusal.Refused;
import org.mecene.payment.stripe.StripeAnswer.Given;

/// Pays people through Stripe Connect: payments are charged by the platform, and a payout is a
/// transfer to the connected account and a payout from there to its bank
/// (`docs/decisions/0022-payouts-by-transfer.md`). Both bear Mecene's id and are looked for before
/// they are made; money that an account could not pay out is taken back before it is called failed.
final class StripePayouts implements PayoutGateway {
    private static final long MOST_OF_A_MOMENT = 100;
    private static final int MOST_PAGES = 50;

    /// In hundredths, or in whole units where a currency has no smaller ones. Stripe's own minimum
    /// is lower everywhere but is charged for.
    private static final long MINIMUM = 500;

    private final StripeCalls calls;
    private final PayoutAccounts accounts;
    private final Transfers transfers;

    StripePayouts(StripeCalls calls) {
        this.calls = calls;
        this.accounts = new PayoutAccounts(calls);
        this.transfers = new Transfers(calls);
    }

    @Override
    public String openAccount(PayoutAccountOrder order) {
        return accounts.open(order);
    }

    @Override
    public URI startOnboarding(String accountRef, URI returnUrl) {
        return accounts.page(accountRef, returnUrl);
    }

    @Override
    public AccountStanding standing(String accountRef) {
        return accounts.standing(accountRef);
    }

    @Override
    public boolean isCovered(Money amount) {
        var code = StripeAmounts.code(amount.currency());
        var needed = amount(amount);
        var available =
                Present.of(calls.call(stripe -> stripe.balance().retrieve()).getAvailable());
        return needed < 0
                || available.stream()
                        .filter(part -> code.equals(part.getCurrency()))
                        .anyMatch(part -> Present.of(part.getAmount()) >= needed);
    }

    @Override
    public PayoutAnswer send(PayoutOrder order) {
        var amount = amount(order.amount());
        if (amount < 0) {
            return new PayoutAnswer.Failed("amount_not_supported");
        }
        var before = transfers.find(order).orElse(null);
        if (before != null) {
            return goOn(order, before, amount);
        }
        return switch (transfers.make(order, amount)) {
            case Given<Transfer>(var made) -> goOn(order, made, amount);
            case StripeAnswer.Refused<Transfer> refused -> {
                // Ours, which fills up again.
                yield refused.isFor("balance_insufficient")
                        ? new PayoutAnswer.NotYet()
                        : failed(refused);
            }
        };
    }

    /// The second half: from the account to its bank.
    private PayoutAnswer goOn(PayoutOrder order, Transfer transfer, long amount) {
        var known = find(order, transfer).orElse(null);
        if (known != null) {
            return answer(order, transfer, known);
        }
        if (Transfers.isBack(transfer)) {
            return new PayoutAnswer.Failed("returned");
        }
        return switch (make(order, amount)) {
            case Given<Payout>(var made) -> answer(order, transfer, made);
            case StripeAnswer.Refused<Payout> refused -> {
                transfers.takeBack(order, transfer);
                yield failed(refused);
            }
        };
    }

    private Optional<Payout> find(PayoutOrder order, Transfer transfer) {
        var since = Created.builder().setGte(Present.of(transfer.getCreated())).build();
        @Nullable String after = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var params =
                    PayoutListParams.builder()
                            .setCreated(since)
                            .setLimit(MOST_OF_A_MOMENT)
                            .setStartingAfter(after)
                            .build();
            var part = calls.call(stripe -> stripe.payouts().list(params, on(order.accountRef())));
            var items = Present.of(part.getData());
            var found =
                    items.stream()
                            .filter(payout ->
                                    Marks.id(payout.getMetadata(), Marks.PAYOUT)
                                            .filter(order.payout().value()::equals)
                                            .isPresent())
                            .findFirst();
            var isMore = Objects.requireNonNullElse(part.getHasMore(), false);
            if (found.isPresent() || !isMore || items.isEmpty()) {
                return found;
            }
            after = Present.of(items.getLast().getId());
        }
        throw new ProviderUnavailable("An account has too many payouts to look through", null);
    }

    private StripeAnswer<Payout> make(PayoutOrder order, long amount) {
        var params =
                PayoutCreateParams.builder()
                        .setAmount(amount)
                        .setCurrency(StripeAmounts.code(order.amount().currency()))
                        .putMetadata(Marks.PAYOUT, order.payout().toString())
                        .build();
        var options = StripeCalls.onceOn(order.accountRef(), "payout-" + order.payout());
        return calls.ask(stripe -> stripe.payouts().create(params, options));
    }

    private PayoutAnswer answer(PayoutOrder order, Transfer transfer, Payout payout) {
        var ref = Present.of(transfer.getId());
        return switch (Present.of(payout.getStatus())) {
            case "pending", "in_transit" -> new PayoutAnswer.InTransit(ref);
            case "paid" -> new PayoutAnswer.Paid(ref);
            case "failed", "canceled" -> {
                transfers.takeBack(order, transfer);
                yield new PayoutAnswer.Failed(
                        PaymentReader.word(payout.getFailureCode(), payout.getStatus()));
            }
            default -> throw new ProviderUnavailable("A payout has an unknown state", null);
        };
    }

    /// The payout that a notice of a connected account is about; empty when it is none of ours.
    Optional<UUID> ours(String payoutRef, String accountRef) {
        var payout = calls.call(stripe -> stripe.payouts().retrieve(payoutRef, on(accountRef)));
        return Marks.id(payout.getMetadata(), Marks.PAYOUT);
    }

    @Override
    public Money minimum(Currency currency) {
        return StripeAmounts.ofStripe(MINIMUM, StripeAmounts.code(currency));
    }

    @Override
    public ProviderPayouts listPayouts(@Nullable String after, int limit) {
        return transfers.list(after, limit);
    }

    private static RequestOptions on(String accountRef) {
        return RequestOptions.builder().setStripeAccount(accountRef).build();
    }

    /// @return below zero for an amount that Stripe has no number for
    private static long amount(Money amount) {
        try {
            return StripeAmounts.toStripe(amount);
        } catch (Refused _) {
            return -1;
        }
    }

    private static PayoutAnswer failed(StripeAnswer.Refused<?> refused) {
        return new PayoutAnswer.Failed(refused.code().isEmpty() ? "refused" : refused.code());
    }
}
