package org.mecene.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.Rule;

final class StripeAmountsTest {
    /// Ours in ISO's smallest unit, and as Stripe counts it.
    @ParameterizedTest
    @Rule({"M1", "M2", "M4"})
    @CsvSource({
        "EUR, 1250, 1250",
        "USD, 1, 1",
        "XOF, 5000, 5000",
        "XAF, 5000, 5000",
        "GNF, 1, 1",
        "RWF, 700, 700",
        "BIF, 700, 700",
        "DJF, 700, 700",
        "KMF, 700, 700",
        "JPY, 99, 99",
        "KRW, 99, 99",
        "CLP, 99, 99",
        "PYG, 99, 99",
        "VND, 99, 99",
        "VUV, 99, 99",
        "XPF, 99, 99",
        "UGX, 5000, 500000",
        "ISK, 5000, 500000",
        "MGA, 500000, 5000",
        "TND, 1230, 1230",
        "KWD, 10, 10",
        "BHD, 10, 10",
        "JOD, 10, 10",
        "OMR, 10, 10",
        "HUF, 12300, 12300",
        "TWD, 12300, 12300"
    })
    void counts_each_currency_as_stripe_does_in_both_directions(
            String currency, long ours, long theirs) {
        var amount = Money.of(ours, currency);

        assertThat(StripeAmounts.toStripe(amount)).isEqualTo(theirs);
        assertThat(StripeAmounts.ofStripe(theirs, currency.toLowerCase(Locale.ROOT)))
                .isEqualTo(amount);
    }

    @ParameterizedTest
    @Rule("M5")
    @CsvSource({"MGA, 500001", "TND, 1231", "KWD, 1", "UGX, 9223372036854775807"})
    void refuses_what_stripe_cannot_charge(String currency, long amount) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> StripeAmounts.toStripe(Money.of(amount, currency)));
    }

    @ParameterizedTest
    @CsvSource({"ugx, 150", "isk, 1", "zzz, 5", "'', 5"})
    void takes_no_amount_that_cannot_be(String currency, long amount) {
        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> StripeAmounts.ofStripe(amount, currency));
    }

    /// 47 cents of 762, of 5000 francs.
    @Test
    @Rule("M8")
    void puts_a_fee_into_the_currency_that_was_paid() {
        assertThat(StripeAmounts.fee(47, 762, Money.of(5_000, "XOF")))
                .isEqualTo(Money.of(308, "XOF"));
        assertThat(StripeAmounts.fee(0, 0, Money.of(5_000, "XOF"))).isEqualTo(Money.of(0, "XOF"));
    }

    @Test
    @Rule("M1")
    void loses_nothing_on_the_way_and_back() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (var currency : new String[] {"EUR", "XOF", "UGX", "ISK", "JPY", "GBP"}) {
            for (var round = 0; round < 1_000; round++) {
                var amount = Money.of(random.nextLong(1, 1_000_000_000_000L), currency);

                assertThat(
                                StripeAmounts.ofStripe(
                                        StripeAmounts.toStripe(amount),
                                        StripeAmounts.code(amount.currency())))
                        .isEqualTo(amount);
            }
        }
    }
}
