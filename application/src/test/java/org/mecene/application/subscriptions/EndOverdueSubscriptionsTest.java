package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SubscriptionBuilder;

@Rule("S1")
final class EndOverdueSubscriptionsTest {
    private final World world = new World();
    private final Instant start = world.now();

    @Test
    void expires_what_the_provider_never_spoke_of() {
        var unpaid = has(theSubscription().unpaid());

        assertThat(runAt(start.plus(Subscription.FIRST_PAYMENT_PATIENCE))).isZero();
        assertThat(runAt(start.plus(Subscription.FIRST_PAYMENT_PATIENCE).plusSeconds(1)))
                .isEqualTo(1);
        assertThat(world.now(unpaid).status()).isEqualTo(SubscriptionStatus.EXPIRED);
        assertThat(world.now(unpaid).standing().endedAt()).isNotNull();
    }

    @Test
    void suspends_what_is_past_due_beyond_the_grace() {
        var late = has(theSubscription().in(SubscriptionStatus.PAST_DUE).paidThrough(start));

        assertThat(runAt(start.plus(Duration.ofDays(7)))).isZero();
        assertThat(runAt(start.plus(Duration.ofDays(7)).plusSeconds(1))).isEqualTo(1);
        assertThat(world.now(late).status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(world.now(late).standing().endedAt()).isNull();
    }

    @Test
    void leaves_everything_else_alone() {
        has(theSubscription().paidThrough(start));
        has(theSubscription().in(SubscriptionStatus.TRIALING).paidThrough(start));
        has(theSubscription().in(SubscriptionStatus.SUSPENDED).paidThrough(start));
        has(theSubscription().in(SubscriptionStatus.CANCELED).paidThrough(start));

        assertThat(runAt(start.plus(Duration.ofDays(300)))).isZero();
    }

    @Test
    @Rule("C20")
    void does_nothing_more_when_it_runs_again() {
        has(theSubscription().unpaid());
        var later = start.plus(Duration.ofDays(5));

        assertThat(runAt(later)).isEqualTo(1);
        assertThat(runAt(later)).isZero();
        assertThat(world.subscriptions.endOverdue.name()).isEqualTo("end-overdue-subscriptions");
    }

    private int runAt(Instant now) {
        return world.subscriptions.endOverdue.run(now);
    }

    private SubscriptionBuilder theSubscription() {
        return aSubscription()
                .of(world.has(aUser()))
                .to(world.has(aTier().of(world.has(aCreator()))));
    }

    private Subscription has(SubscriptionBuilder builder) {
        return world.has(builder);
    }
}
