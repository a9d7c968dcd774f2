package org.mecene.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For how many months Stripe is told to take something off.
final class CouponsTest {
    private static final OffsetDateTime BEGIN =
            OffsetDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "14,1,1", "14,3,1", "30,1,1", "30,3,1", "60,1,1", "60,3,1", "30,1,12", "30,3,12", "0,3,1"
    })
    void lasts_until_after_the_last_charge_that_costs_less_and_no_longer(
            int trialDays, int periods, int monthsOfPeriod) {
        for (var day = 0; day < 1461; day++) {
            var start = BEGIN.plusDays(day);
            var last = start.plusDays(trialDays).plusMonths((periods - 1L) * monthsOfPeriod);

            var months = Coupons.months(start, trialDays, periods, monthsOfPeriod);

            assertThat(start.plusMonths(months)).isAfter(last);
            assertThat(start.plusMonths(months - 1)).isBeforeOrEqualTo(last);
        }
    }

    @Test
    void outlives_a_trial_that_is_as_long_as_a_month() {
        var april = OffsetDateTime.of(2026, 4, 10, 9, 0, 0, 0, ZoneOffset.UTC);
        var may = april.plusMonths(1);

        assertThat(Coupons.months(april, 30, 1, 1)).isEqualTo(2);
        assertThat(Coupons.months(may, 30, 1, 1)).isEqualTo(1);
        assertThat(Coupons.months(april, 0, 3, 12)).isEqualTo(25);
    }
}
