package org.mecene.payment.sandbox;

import static org.mecene.payment.sandbox.World.DECLINED_CARD;
import static org.mecene.payment.sandbox.World.GOOD_CARD;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGatewayContract;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;

@ExtendWith(FreshDatabase.class)
final class SandboxGatewayTest implements PaymentGatewayContract {
    private World world;

    @BeforeEach
    void begin(DataSource database) {
        world = new World(database);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Override
    public PaymentGateway gateway() {
        return world.gateway();
    }

    @Override
    public Instant now() {
        return world.clock.instant();
    }

    @Override
    public List<Webhook> pays(String clientSecret) {
        return confirms(clientSecret, GOOD_CARD);
    }

    @Override
    public List<Webhook> isDeclined(String clientSecret) {
        return confirms(clientSecret, DECLINED_CARD);
    }

    private List<Webhook> confirms(String clientSecret, String card) {
        return tellings(() -> world.provider().confirm(clientSecret, card));
    }

    @Override
    public List<Webhook> tellings(Runnable act) {
        world.provider().deliverWebhooks();
        var before = world.sink().webhooks().size();
        act.run();
        world.provider().deliverWebhooks();
        var after = world.sink().webhooks();
        return after.subList(before, after.size());
    }
}
