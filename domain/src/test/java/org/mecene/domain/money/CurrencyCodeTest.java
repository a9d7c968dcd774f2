package org.mecene.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.Rule;

final class CurrencyCodeTest {
    @ParameterizedTest
    @Rule("M1")
    @ValueSource(
            strings = {
                "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
                "VUV", "XAF", "XOF", "XPF"
            })
    void counts_some_currencies_without_decimals(String code) {
        assertThat(CurrencyCode.parse(code).getDefaultFractionDigits()).isZero();
    }

    @ParameterizedTest
    @Rule("M1")
    @ValueSource(strings = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
    void counts_some_currencies_in_thousandths(String code) {
        assertThat(CurrencyCode.parse(code).getDefaultFractionDigits()).isEqualTo(3);
    }

    @ParameterizedTest
    @Rule("M1")
    @ValueSource(strings = {"EUR", "USD", "GBP", "CAD", "NGN", "GHS", "KES", "MAD", "ZAR", "MGA"})
    void counts_most_currencies_in_hundredths(String code) {
        assertThat(CurrencyCode.parse(code).getDefaultFractionDigits()).isEqualTo(2);
    }

    @Test
    void reads_the_code_of_a_currency() {
        assertThat(CurrencyCode.parse("XOF")).isEqualTo(Currency.getInstance("XOF"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "xof", "Xof", "XO", "XOFF", " XOF", "XOF ", "ABC", "XXX", "XAU", "XDR", "€€€",
                "ХОF", "123", "EUR\n"
            })
    void refuses_everything_else(String code) {
        assertThat(invalidity(() -> CurrencyCode.parse(code))).isEqualTo(Code.UNSUPPORTED);
    }
}
