package org.mecene.domain.subscriptions;

import java.time.Duration;

/// How long access goes on after the paid period when a renewal fails or is late.
public record GracePolicy(Duration grace) {
    public static GracePolicy ofDays(int days) {
        return new GracePolicy(Duration.ofDays(days));
    }
}
