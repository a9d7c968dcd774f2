package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [SettingsStore] promises. There is one set of settings in all, so each test begins
/// with those that are there.
public interface SettingsStoreContract extends Fixture {
    /// Within this time a change is known, with a second to spare for a slow machine.
    Duration SOON = Duration.ofSeconds(2);

    @Test
    default void keeps_settings_as_they_were_put() {
        var before = ports().settings().current();
        var wished =
                new Settings(
                        new BasisPoints(1_234),
                        List.of(Money.of(500, "XOF"), Money.of(99, "EUR")),
                        List.of(Currency.getInstance("XOF"), Currency.getInstance("EUR")),
                        60,
                        true,
                        new PayoutPolicy(30, List.of(Money.of(1, "XOF"))),
                        before.version());

        var stored = replace(wished);

        assertThat(stored)
                .isEqualTo(
                        new Settings(
                                wished.platformFee(),
                                wished.minimumDonations(),
                                wished.currencies(),
                                60,
                                true,
                                wished.payouts(),
                                stored.version()));
        assertThat(stored.version()).isGreaterThan(before.version());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ports().settings().current()).isEqualTo(stored));
    }

    @Test
    default void refuses_to_replace_what_was_replaced_meanwhile() {
        var before = ports().settings().current();
        replace(before);

        assertThat(refusalOf(() -> replace(before)))
                .isEqualTo(new ChangedMeanwhile(Thing.SETTINGS));
    }

    @Test
    default void takes_the_change_of_one_of_many_who_read_the_same() {
        var before = ports().settings().current();

        var results = Race.of(() -> replace(before));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new ChangedMeanwhile(Thing.SETTINGS));
    }

    @Test
    default void keeps_the_old_settings_when_the_transaction_is_rolled_back() {
        var before = ports().settings().current();

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().settings().replace(before);
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(ports().settings().current()).isEqualTo(before);
    }

    @Test
    default void replaces_nothing_outside_a_transaction() {
        var before = ports().settings().current();

        assertThatIllegalStateException().isThrownBy(() -> ports().settings().replace(before));
    }

    private Settings replace(Settings settings) {
        return inTransaction(() -> ports().settings().replace(settings));
    }
}
