package org.mecene.payment.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.Started;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.payment.stripe.testkit.FakeStripe;
import org.mecene.payment.stripe.testkit.TestCard;

/// A gateway, the Stripe that it speaks with, and the clock of both.
final class StripeWorld implements AutoCloseable {
    static final Patience IMPATIENT =
            new Patience(
                    Duration.ofSeconds(1),
                    Duration.ofMillis(700),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(1),
                    3,
                    4,
                    Duration.ofMillis(300));

    final TestClock clock = new TestClock();
    final SequentialIds ids = SequentialIds.unlikeAnyBefore();
    final FakeStripe stripe = new FakeStripe(clock);
    final StripeGateway gateway = gateway(settings(IMPATIENT));

    StripeSettings settings(Patience patience) {
        return new StripeSettings(
                FakeStripe.SECRET_KEY,
                FakeStripe.PUBLISHABLE_KEY,
                List.of("whsec_the_old_one", FakeStripe.WEBHOOK_SECRET),
                List.of(FakeStripe.CONNECT_SECRET),
                stripe.uri(),
                patience);
    }

    StripeGateway gateway(StripeSettings settings) {
        return new StripeGateway(settings, clock, new Random(1));
    }

    PaymentOrder order(Money amount) {
        return new PaymentOrder(new PaymentId(ids.next()), amount, "Un puits — été");
    }

    Started begunPayment(Money amount) {
        return gateway.startPayment(order(amount));
    }

    Started paid(Money amount, TestCard card) {
        var started = begunPayment(amount);
        stripe.confirm(started.clientSecret(), card);
        return started;
    }

    String price(Money amount, boolean yearly) {
        return gateway.createPrice(new PriceOrder(ids.next(), "Mécène", amount, yearly));
    }

    RecurringOrder recurring(String price, int trialDays) {
        return new RecurringOrder(ids.next(), new UserId(ids.next()), price, trialDays, null);
    }

    Started subscribed(Money amount, TestCard card) {
        var started = gateway.startRecurring(recurring(price(amount, false), 0));
        stripe.confirm(started.clientSecret(), card);
        return started;
    }

    /// What happens is heard of from here on.
    List<Webhook> heardOf(Runnable act) {
        var before = stripe.webhooks().size();
        act.run();
        var after = stripe.webhooks();
        return after.subList(before, after.size());
    }

    List<ProviderFact> facts(List<Webhook> webhooks) {
        return webhooks.stream()
                .map(webhook -> gateway.authenticate(webhook.body().toArray(), webhook.signature()))
                .flatMap(notice -> gateway.interpret(notice).stream())
                .toList();
    }

    <T extends ProviderFact> List<T> facts(Class<T> kind, Runnable act) {
        return facts(heardOf(act)).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        gateway.close();
        stripe.close();
    }
}
