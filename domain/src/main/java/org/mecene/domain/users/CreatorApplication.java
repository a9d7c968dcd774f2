package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;

/// Somebody's wish to become a creator, and what was decided.
///
/// @param reason why it was rejected; null otherwise
public record CreatorApplication(
        CreatorApplicationId id,
        UserId applicant,
        String motivation,
        List<String> links,
        Status status,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable UserId decidedBy) {
    public static final int MAX_MOTIVATION = 4_000;
    public static final int MAX_LINKS = 10;

    /// How long somebody who was rejected waits before they apply again (rules.md I9).
    public static final Duration REFLECTION = Duration.ofDays(7);

    public CreatorApplication {
        links = List.copyOf(links);
    }

    public static CreatorApplication submit(
            CreatorApplicationId id,
            UserId applicant,
            String motivation,
            List<String> links,
            Instant now) {
        return new CreatorApplication(
                id, applicant, motivation, links, Status.PENDING, null, now, null, null);
    }

    /// How long the applicant has to wait before they may apply again; zero when they may.
    public Duration leftToWait(Instant now) {
        if (status != Status.REJECTED || decidedAt == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(now, decidedAt.plus(REFLECTION));
        return left.isPositive() ? left : Duration.ZERO;
    }

    /// @throws Refused with [UserRefusal.ApplicationDecided]
    public CreatorApplication approve(UserId by, Instant now) {
        return decide(Status.APPROVED, null, by, now);
    }

    /// @throws Refused with [UserRefusal.ApplicationDecided]
    public CreatorApplication reject(String because, UserId by, Instant now) {
        return decide(Status.REJECTED, because, by, now);
    }

    private CreatorApplication decide(
            Status decision, @Nullable String because, UserId by, Instant now) {
        if (status != Status.PENDING) {
            throw new Refused(new UserRefusal.ApplicationDecided());
        }
        return new CreatorApplication(
                id, applicant, motivation, links, decision, because, createdAt, now, by);
    }

    public enum Status {
        PENDING,
        APPROVED,
        REJECTED
    }
}
