package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Amounts;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;

/// What every [TierChanges] promises.
public interface TierChangesContract extends Fixture {
    @Test
    @Rule({"S11", "S12"})
    default void keeps_the_changes_of_a_subscription_and_its_new_terms() {
        var creator = has(aCreator());
        var cheap = has(aTier().of(creator).costing(Amounts.xof(1_000)));
        var dear = has(aTier().of(creator).costing(Amounts.xof(5_000)));
        var subscription = has(aSubscription().of(has(aUser())).to(dear));
        var other = has(aSubscription().of(has(aUser())).to(cheap));
        var first = change(subscription, cheap, now());
        var second = change(subscription, cheap, now().plusSeconds(1));

        committed(() -> ports().tierChanges().add(first));
        committed(() -> ports().tierChanges().save(first.planned()));
        committed(() -> {
            ports().tierChanges().add(second);
            ports().subscriptions().save(subscription.on(second.to()));
        });

        assertThat(ports().tierChanges().of(subscription.id()))
                .containsExactly(second, first.planned());
        assertThat(ports().tierChanges().of(other.id())).isEmpty();
        assertThat(ports().subscriptions().find(subscription.id()).orElseThrow().terms())
                .isEqualTo(second.to());
        assertThat(second.to().tier()).isEqualTo(cheap.id());
        assertThatException()
                .isThrownBy(() ->
                        committed(() ->
                                ports().tierChanges().add(change(subscription, cheap, now()))));
    }

    private TierChange change(Subscription subscription, Tier tier, Instant at) {
        var id = new TierChangeId(ports().ids().next());
        return TierChange.ask(id, subscription, tier, at);
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
