package org.mecene.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;

import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.Rule;

final class MoneyTest {
    @Test
    void adds_and_takes_away() {
        assertThat(xof(5_000).plus(xof(250))).isEqualTo(xof(5_250));
        assertThat(xof(5_000).minus(xof(5_250))).isEqualTo(xof(-250));
        assertThat(xof(5_000).negated()).isEqualTo(xof(-5_000));
    }

    @Test
    @Rule("M9")
    void never_puts_two_currencies_together() {
        assertThatIllegalArgumentException().isThrownBy(() -> xof(1).plus(eur(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> xof(1).minus(eur(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> xof(0).plus(eur(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> xof(1).compareTo(eur(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> xof(1).isLessThan(eur(2)));
        assertThat(xof(1)).isNotEqualTo(eur(1));
    }

    @Test
    void refuses_to_overflow() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> xof(Long.MAX_VALUE).plus(xof(1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> xof(Long.MIN_VALUE).minus(xof(1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> xof(Long.MIN_VALUE).negated());
        assertThat(xof(Long.MAX_VALUE).plus(xof(Long.MIN_VALUE))).isEqualTo(xof(-1));
    }

    @Test
    void knows_its_sign() {
        assertThat(xof(1).isPositive()).isTrue();
        assertThat(xof(0).isPositive()).isFalse();
        assertThat(xof(0).isZero()).isTrue();
        assertThat(xof(-1).isNegative()).isTrue();
        assertThat(xof(0).isNegative()).isFalse();
        assertThat(Money.zero(Currency.getInstance("XOF"))).isEqualTo(xof(0));
    }

    @Test
    void compares_amounts() {
        assertThat(xof(1).isLessThan(xof(2))).isTrue();
        assertThat(xof(2).isLessThan(xof(2))).isFalse();
        assertThat(List.of(xof(3), xof(-1), xof(2)).stream().sorted())
                .containsExactly(xof(-1), xof(2), xof(3));
    }

    @Test
    @Rule("M3")
    void reads_as_minor_units_and_code() {
        assertThat(eur(-1_250)).hasToString("-1250 EUR");
    }

    @Test
    void taking_away_undoes_adding() {
        Properties.forAll(
                10_000,
                random -> List.of(amount(random), amount(random)),
                pair -> {
                    var sum = pair.getFirst().plus(pair.getLast());
                    assertThat(sum.minus(pair.getLast())).isEqualTo(pair.getFirst());
                    assertThat(sum).isEqualTo(pair.getLast().plus(pair.getFirst()));
                });
    }

    /// Half the range, so that two of them fit together.
    private static Money amount(RandomGenerator random) {
        return xof(Properties.anyLong(random) / 2);
    }
}
