package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "12, PT34M8S", "13, PT1H", "83, PT1H"})
    void doubles_up_to_an_hour(int failures, Duration delay) {
        assertThat(Backoff.after(failures)).contains(delay);
    }

    @Test
    void gives_up_after_three_days() {
        var inAll =
                IntStream.rangeClosed(1, 200)
                        .mapToObj(Backoff::after)
                        .flatMap(Optional::stream)
                        .reduce(Duration.ZERO, Duration::plus);

        assertThat(inAll).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(1));
    }
}
