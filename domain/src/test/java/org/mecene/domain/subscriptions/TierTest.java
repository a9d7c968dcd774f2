package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

final class TierTest {
    private static final Instant NOW = TestClock.START;

    private final SequentialIds ids = new SequentialIds();
    private final Tier tier =
            aTier().of(aCreator().build(new UserId(ids.next()), NOW))
                    .costing(xof(5_000))
                    .build(new TierId(ids.next()), NOW);

    @Test
    void is_unknown_to_the_provider_at_first() {
        var begun = Tier.begin(tier.id(), tier.creator(), tier.offer(), NOW);

        assertThat(begun.priceRef()).isNull();
        assertThat(begun.knownAs("price_1").priceRef()).isEqualTo("price_1");
    }

    @Test
    @Rule("S7")
    void needs_a_new_price_when_it_differs() {
        var dearer = tier.offering(aTier().costing(xof(6_000)).offer());
        var renamed = tier.offering(aTier().costing(xof(5_000)).named("Or").offer());

        assertThat(dearer.priceRef()).isNull();
        assertThat(renamed.priceRef()).isEqualTo(tier.priceRef());
    }

    @Test
    @Rule("S8")
    void never_changes_its_currency_or_interval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tier.offering(aTier().costing(eur(5_000)).offer()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tier.offering(aTier().costing(xof(5_000)).yearly().offer()));
    }

    @Test
    @Rule("S25")
    void keeps_since_when_it_is_not_sold() {
        var archived = tier.archived(NOW);

        assertThat(archived.isArchived()).isTrue();
        assertThat(archived.archived(NOW.plusSeconds(1))).isEqualTo(archived);
    }
}
