package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.money.Money;
import org.mecene.domain.testkit.Rule;

class FeesTest {
    @ParameterizedTest
    @CsvSource({
        "1000, EUR, 59",
        "1250, EUR, 66",
        // 2.9 % of 5.00 is 14.5 cents and of 15.00 is 43.5 cents: half to even.
        "500, EUR, 44",
        "1500, EUR, 74",
        "10000, USD, 320",
        "5000, XOF, 245",
        "5000, XAF, 245",
        "5000, JPY, 145",
        "10000, KWD, 590",
    })
    @Rule("M1")
    void keeps_a_rate_and_a_fixed_part_of_a_payment(long amount, String currency, long fee) {
        assertThat(Fees.ofPayment(Money.of(amount, currency))).isEqualTo(Money.of(fee, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "1, EUR, 1",
        "30, EUR, 30",
        "31, EUR, 31",
        "32, EUR, 31",
        "50, XOF, 50",
        "1, JPY, 0"
    })
    void never_keeps_more_than_was_paid(long amount, String currency, long fee) {
        assertThat(Fees.ofPayment(Money.of(amount, currency))).isEqualTo(Money.of(fee, currency));
    }

    @ParameterizedTest
    @CsvSource({"EUR, 1500", "USD, 1500", "XOF, 10000", "XAF, 10000", "JPY, 1500", "KWD, 15000"})
    @Rule("M1")
    void charges_for_a_dispute(String currency, long fee) {
        assertThat(Fees.ofDispute(Currency.getInstance(currency)))
                .isEqualTo(Money.of(fee, currency));
    }
}
