package org.mecene.payment.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeListParams;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;

/// Reads what payers' banks took back. A complaint moves money when Stripe's balance says so, and
/// not when it is opened: an inquiry takes nothing (rules.md M18).
final class Disputes {
    private static final long MOST_OF_A_PAYMENT = 20;

    private final StripeCalls calls;
    private final InstantSource clock;

    Disputes(StripeCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    Dispute read(String ref) {
        return calls.call(stripe -> stripe.disputes().retrieve(ref));
    }

    List<Dispute> of(String paymentRef) {
        var params =
                DisputeListParams.builder()
                        .setPaymentIntent(paymentRef)
                        .setLimit(MOST_OF_A_PAYMENT)
                        .build();
        return Present.of(calls.call(stripe -> stripe.disputes().list(params)).getData());
    }

    /// Everything that a complaint has done until now.
    List<ProviderFact> facts(Dispute dispute) {
        var payment = Present.of(dispute.getPaymentIntent());
        var ref = Present.of(dispute.getId());
        var amount = StripeAmounts.ofStripe(dispute.getAmount(), dispute.getCurrency());
        var facts = new ArrayList<ProviderFact>();
        for (var movement : Present.of(dispute.getBalanceTransactions())) {
            var at = Present.time(movement.getCreated());
            if (Present.of(movement.getAmount()) < 0) {
                facts.add(new FundsWithdrawn(payment, ref, amount, fee(movement, amount), at));
            } else {
                facts.add(new FundsReinstated(payment, ref, amount, fee(movement, amount), at));
            }
        }
        if (Objects.equals(dispute.getStatus(), "lost")) {
            facts.add(new DisputeLost(payment, ref, clock.instant()));
        }
        return facts;
    }

    /// What Stripe charged, or gave back of its charge: never negative, in the payment's currency.
    private static Money fee(BalanceTransaction movement, Money amount) {
        var fee = Math.abs(Present.of(movement.getFee()));
        return StripeAmounts.fee(fee, Math.abs(movement.getAmount()), amount);
    }
}
