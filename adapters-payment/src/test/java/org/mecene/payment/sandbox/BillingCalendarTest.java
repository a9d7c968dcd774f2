package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.testkit.Rule;

class BillingCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "0, 2027-01-31T09:30:15.123456Z",
        "1, 2027-02-28T09:30:15.123456Z",
        "2, 2027-03-31T09:30:15.123456Z",
        "3, 2027-04-30T09:30:15.123456Z",
        "12, 2028-01-31T09:30:15.123456Z",
        "13, 2028-02-29T09:30:15.123456Z",
        "14, 2028-03-31T09:30:15.123456Z",
    })
    @Rule("S12")
    void clamps_day_31_to_the_end_of_the_month_and_returns_to_it(int period, Instant end) {
        var calendar = new BillingCalendar(Instant.parse("2027-01-31T09:30:15.123456Z"), false);

        assertThat(calendar.endOf(period)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2029-02-28T23:59:59Z",
        "3, 2031-02-28T23:59:59Z",
        "4, 2032-02-29T23:59:59Z",
    })
    @Rule("S12")
    void returns_to_the_leap_day_every_four_years(int period, Instant end) {
        var calendar = new BillingCalendar(Instant.parse("2028-02-29T23:59:59Z"), true);

        assertThat(calendar.endOf(period)).isEqualTo(end);
    }

    @Test
    void counts_days_in_utc_wherever_the_server_stands() {
        var calendar = new BillingCalendar(Instant.parse("2026-03-28T23:30:00Z"), false);

        assertThat(calendar.endOf(1)).isEqualTo("2026-04-28T23:30:00Z");
    }
}
