package org.mecene.payment.stripe;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGatewayContract;
import org.mecene.payment.stripe.testkit.TestCard;

final class StripeGatewayTest implements PaymentGatewayContract {
    private final StripeWorld world = new StripeWorld();

    @AfterEach
    void end() {
        PublishedRequests.assertKeptBy(world.stripe);
        world.close();
    }

    @Override
    public PaymentGateway gateway() {
        return world.gateway;
    }

    @Override
    public Instant now() {
        return world.clock.instant();
    }

    @Override
    public List<Webhook> pays(String clientSecret) {
        return tellings(() -> world.stripe.confirm(clientSecret, TestCard.PAYS));
    }

    @Override
    public List<Webhook> isDeclined(String clientSecret) {
        return tellings(() -> world.stripe.confirm(clientSecret, TestCard.DECLINED));
    }

    @Override
    public List<Webhook> tellings(Runnable act) {
        return world.heardOf(act);
    }
}
