package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;

import java.util.Currency;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    @Test
    void knows_what_the_server_takes() {
        assertThat(Settings.DEFAULT.takes(Currency.getInstance("XOF"))).isTrue();
        assertThat(Settings.DEFAULT.takes(Currency.getInstance("JPY"))).isFalse();
    }

    @Test
    void has_at_most_one_minimum_for_a_currency() {
        assertThat(Settings.DEFAULT.minimumDonation(Currency.getInstance("XOF")))
                .contains(xof(500));
        assertThat(Settings.DEFAULT.minimumDonation(Currency.getInstance("GBP"))).isEmpty();
    }
}
