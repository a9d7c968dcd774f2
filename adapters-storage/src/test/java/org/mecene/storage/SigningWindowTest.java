package org.mecene.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningWindowTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:00:00Z,     PT5M, 2026-03-01T09:00:00Z, 2026-03-01T09:05:00Z",
        "2026-03-01T09:00:00.001Z, PT5M, 2026-03-01T09:00:00Z, 2026-03-01T09:10:00Z",
        "2026-03-01T09:04:59.999Z, PT5M, 2026-03-01T09:00:00Z, 2026-03-01T09:10:00Z",
        "2026-03-01T09:05:00Z,     PT5M, 2026-03-01T09:05:00Z, 2026-03-01T09:10:00Z",
        "2026-03-01T09:02:00Z,     PT1M, 2026-03-01T09:00:00Z, 2026-03-01T09:05:00Z",
    })
    void ends_after_the_wanted_life_and_less_than_five_minutes_more(
            Instant now, Duration life, Instant start, Instant expiresAt) {
        assertThat(SigningWindow.at(now, life)).isEqualTo(new SigningWindow(start, expiresAt));
    }
}
