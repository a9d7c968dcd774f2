package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.payment.sandbox.World.LATER_DECLINED_CARD;
import static org.mecene.payment.sandbox.World.euros;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.Rule;

/// Workers read how a subscription stands at one moment and apply it at a later one, so what they
/// read may be applied in any order. Mecene's subscription must end up where the provider's is.
@ExtendWith(FreshDatabase.class)
class AnyOrderTest {
    private World world;

    @BeforeEach
    void begin(DataSource database) {
        world = new World(database);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @Rule("W4")
    void ends_up_where_the_provider_is_in_whatever_order_readings_are_applied() {
        var readings = readingsOfALife();
        var last = readings.getLast();

        Properties.forAll(
                200,
                random -> shuffled(readings, random),
                inAnyOrder -> {
                    var standing = applied(inAnyOrder).standing();

                    assertThat(standing.status().name()).isEqualTo(last.state().name());
                    assertThat(standing.cancelAtPeriodEnd()).isEqualTo(last.cancelAtPeriodEnd());
                    assertThat(standing.toldAt()).isEqualTo(last.at());
                });
    }

    /// Paid, set to end and resumed within one moment, declined, and paid after all.
    private List<RecurringChanged> readingsOfALife() {
        var readings = new ArrayList<RecurringChanged>();
        var started = world.startedRecurring(world.monthlyPrice(euros(500)));
        var occasion = world.heard().getFirst();
        readings.add(read(occasion));
        world.confirm(started, LATER_DECLINED_CARD);
        readings.add(read(occasion));
        world.gateway().setEnd(started.ref(), true);
        readings.add(read(occasion));
        world.gateway().setEnd(started.ref(), false);
        readings.add(read(occasion));
        world.pass(Duration.ofDays(31));
        readings.add(read(occasion));
        world.sql("UPDATE sandbox.subscription SET card = 'pays'");
        world.pass(Duration.ofDays(3));
        readings.add(read(occasion));

        assertThat(readings)
                .extracting(RecurringChanged::state)
                .containsExactly(
                        BillingState.INCOMPLETE,
                        BillingState.ACTIVE,
                        BillingState.ACTIVE,
                        BillingState.ACTIVE,
                        BillingState.PAST_DUE,
                        BillingState.ACTIVE);
        return readings;
    }

    private RecurringChanged read(Notice occasion) {
        return (RecurringChanged) world.gateway().interpret(occasion).getFirst();
    }

    private Subscription applied(List<RecurringChanged> readings) {
        var subscription = awaitingPayment();
        for (var reading : readings) {
            subscription =
                    subscription.told(
                            SubscriptionStatus.valueOf(reading.state().name()),
                            null,
                            reading.cancelAtPeriodEnd(),
                            reading.at());
        }
        return subscription;
    }

    private Subscription awaitingPayment() {
        return new Subscription(
                new SubscriptionId(world.ids.next()),
                new UserId(world.ids.next()),
                new UserId(world.ids.next()),
                new Subscription.Terms(
                        new TierId(world.ids.next()),
                        euros(500),
                        BillingInterval.MONTH,
                        new BasisPoints(500)),
                new Subscription.Standing(SubscriptionStatus.INCOMPLETE, null, false, null, null),
                SubscriptionOrigin.PAID,
                null,
                null,
                world.clock.instant(),
                0);
    }

    private static List<RecurringChanged> shuffled(
            List<RecurringChanged> readings, RandomGenerator random) {
        var shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
