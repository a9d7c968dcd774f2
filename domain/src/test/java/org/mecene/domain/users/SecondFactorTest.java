package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;

final class SecondFactorTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final SecondFactor FACTOR =
            SecondFactor.begun(new UserId(new UUID(0, 1)), "sealed");

    @Test
    void lets_a_few_wrong_codes_pass_without_a_wait() {
        var factor = failed(SecondFactor.FREE_FAILURES - 1);

        assertThat(factor.waitAt(NOW)).isZero();
    }

    @Test
    void doubles_the_wait_up_to_a_quarter_of_an_hour() {
        var free = SecondFactor.FREE_FAILURES;

        assertThat(failed(free).waitAt(NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(failed(free + 1).waitAt(NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(failed(free + 3).waitAt(NOW)).isEqualTo(Duration.ofMinutes(8));
        assertThat(failed(free + 4).waitAt(NOW)).isEqualTo(Duration.ofMinutes(15));
        assertThat(failed(free + 500).waitAt(NOW)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void looks_again_when_the_wait_is_over() {
        assertThat(failed(SecondFactor.FREE_FAILURES).waitAt(NOW.plusSeconds(60))).isZero();
    }

    @Test
    void forgets_wrong_codes_after_a_right_one() {
        var factor = failed(SecondFactor.FREE_FAILURES).used(7);

        assertThat(factor.failures()).isZero();
        assertThat(factor.waitAt(NOW)).isZero();
    }

    @Test
    void takes_no_step_twice_and_none_before_it() {
        var factor = FACTOR.used(42);

        assertThat(factor.takes(41)).isFalse();
        assertThat(factor.takes(42)).isFalse();
        assertThat(factor.takes(43)).isTrue();
    }

    @Test
    void spends_a_recovery_code() {
        var codes = Set.of(TokenHash.of("one"), TokenHash.of("two"));

        var factor = FACTOR.confirmed(codes, NOW).spent(TokenHash.of("one"));

        assertThat(factor.recoveryCodes()).containsExactly(TokenHash.of("two"));
    }

    @Test
    void reads_a_recovery_code_however_it_is_typed() {
        var code = RecoveryCode.from("random");
        var typed = code.value().replace("-", " ").toUpperCase(Locale.ROOT);

        assertThat(code.value()).matches("([a-z2-7]{4}-){5}[a-z2-7]{4}");
        assertThat(RecoveryCode.hashOf(typed)).isEqualTo(code.hash());
        assertThat(code.toString()).doesNotContain(code.value());
    }

    private static SecondFactor failed(int times) {
        var factor = FACTOR;
        for (var i = 0; i < times; i++) {
            factor = factor.failed(NOW);
        }
        return factor;
    }
}
