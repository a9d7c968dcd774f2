package org.mecene.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mecene.domain.testkit.Amounts.xof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.Rule;

@Rule("M6")
final class BasisPointsTest {
    private record Case(Money whole, BasisPoints share) {}

    @Test
    void share_and_rest_always_add_up_to_the_whole() {
        Properties.forAll(
                100_000,
                random ->
                        new Case(
                                xof(Properties.anyLong(random)),
                                new BasisPoints(random.nextInt(10_001))),
                one -> {
                    var split = one.share().split(one.whole());
                    assertThat(split.share().plus(split.rest())).isEqualTo(one.whole());
                });
    }

    @Test
    void rounds_like_exact_arithmetic_half_to_even() {
        Properties.forAll(
                20_000,
                random ->
                        new Case(
                                xof(Properties.anyLong(random)),
                                new BasisPoints(random.nextInt(10_001))),
                one ->
                        assertThat(one.share().shareOf(one.whole()).minor())
                                .isEqualTo(exact(one).longValueExact()));
    }

    @ParameterizedTest
    @CsvSource({
        "500,  10,  0", // 0.5
        "500,  30,  2", // 1.5
        "500,  50,  2", // 2.5
        "500,  70,  4", // 3.5
        "500, -10,  0", // -0.5
        "500, -30, -2", // -1.5
        "500,   9,  0", // 0.45
        "500,  11,  1", // 0.55
        "  1, 4999, 0",
        "  1, 5000, 0", // 0.5
        "  1, 5001, 1",
        "  1, 15000, 2" // 1.5
    })
    void rounds_halves_to_the_even_neighbour(int share, long whole, long expected) {
        assertThat(new BasisPoints(share).shareOf(xof(whole))).isEqualTo(xof(expected));
    }

    @Test
    void holds_at_the_ends() {
        assertThat(new BasisPoints(0).split(xof(Long.MAX_VALUE)).rest())
                .isEqualTo(xof(Long.MAX_VALUE));
        assertThat(new BasisPoints(10_000).shareOf(xof(Long.MIN_VALUE)))
                .isEqualTo(xof(Long.MIN_VALUE));
        assertThat(new BasisPoints(9_999).shareOf(xof(0))).isEqualTo(xof(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void is_a_share_and_nothing_else(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BasisPoints(value));
    }

    private static BigDecimal exact(Case one) {
        return BigDecimal.valueOf(one.whole().minor())
                .multiply(BigDecimal.valueOf(one.share().value()))
                .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_EVEN);
    }
}
