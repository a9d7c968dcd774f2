package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;

/// What every [Tiers] promises.
public interface TiersContract extends Fixture {
    @Test
    default void finds_a_tier_as_it_was_added() {
        var tier =
                has(
                        aTier().of(has(aCreator()))
                                .named("Étoile ⭐")
                                .costing(eur(999))
                                .yearly()
                                .freeForDays(14));

        assertThat(ports().tiers().find(tier.id())).contains(tier);
        assertThat(inTransaction(() -> ports().tiers().findForUpdate(tier.id()))).contains(tier);
    }

    @Test
    default void finds_a_tier_that_the_provider_does_not_know() {
        var tier = has(aTier().of(has(aCreator())).unknownToProvider());

        assertThat(ports().tiers().find(tier.id())).contains(tier);
        assertThat(ports().tiers().find(new TierId(ports().ids().next()))).isEmpty();
    }

    @Test
    default void stores_a_change_under_the_next_version() {
        var tier = has(aTier().of(has(aCreator())));
        var offer = aTier().named("Or").costing(xof(10_000)).freeForDays(7).offer();

        committed(() -> ports().tiers().save(tier.offering(offer)));

        var stored = ports().tiers().find(tier.id()).orElseThrow();
        assertThat(stored.offer()).isEqualTo(offer);
        assertThat(stored.priceRef()).isNull();
        assertThat(stored.version()).isEqualTo(1);
    }

    @Test
    default void takes_the_change_of_one_of_many_who_read_the_same() {
        var tier = has(aTier().of(has(aCreator())));

        var results =
                Race.of(() ->
                        inTransaction(() -> {
                            ports().tiers().save(tier.knownAs("price_other"));
                            return true;
                        }));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new ChangedMeanwhile(Thing.TIER));
    }

    @Test
    default void refuses_a_change_of_what_was_changed_meanwhile() {
        var tier = has(aTier().of(has(aCreator())));
        committed(() -> ports().tiers().save(tier));

        assertThat(refusalOf(() -> committed(() -> ports().tiers().save(tier))))
                .isEqualTo(new ChangedMeanwhile(Thing.TIER));
    }

    @Test
    @Rule("S25")
    default void sells_what_is_not_archived_cheapest_first() {
        var creator = has(aCreator());
        var dear = has(aTier().of(creator).costing(xof(9_000)));
        var cheap = has(aTier().of(creator).costing(xof(1_000)));
        var middle = has(aTier().of(creator).costing(xof(5_000)));
        var archived = has(aTier().of(creator).costing(xof(500)).archived());
        has(aTier().of(has(aCreator())).costing(xof(100)));

        assertThat(ports().tiers().sold(creator.id())).containsExactly(cheap, middle, dear);
        assertThat(ports().tiers().find(archived.id())).contains(archived);
    }

    @Test
    default void counts_the_tiers_of_one_creator() {
        var creator = has(aCreator());
        var own = has(aTier().of(creator));
        var archived = has(aTier().of(creator).archived());
        var foreign = has(aTier().of(has(aCreator())));
        var unknown = new TierId(ports().ids().next());
        var asked = List.of(own.id(), archived.id(), foreign.id(), unknown);

        assertThat(ports().tiers().countOwned(creator.id(), asked)).isEqualTo(2);
        assertThat(ports().tiers().countOwned(creator.id(), List.of())).isZero();
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var tier = has(aTier().of(has(aCreator())));

        assertThatIllegalStateException().isThrownBy(() -> ports().tiers().save(tier));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().tiers().findForUpdate(tier.id()));
    }
}
