package org.mecene.domain.funding;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a campaign stands. That the goal is reached is not a place of its own: donations go on
/// until the end (rules.md C5). The allowed moves are in [#mayBecome].
public enum CampaignStatus {
    DRAFT,
    IN_REVIEW,
    /// May be changed and submitted again.
    REJECTED,
    /// Takes donations.
    ACTIVE,
    /// Over, with the goal reached or something kept.
    SUCCEEDED,
    /// Over, with nothing to keep.
    FAILED,
    CANCELLED,
    /// Stopped by an administrator who looks into it.
    SUSPENDED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether everybody may see it.
    public boolean isPublic() {
        return switch (this) {
            case DRAFT, IN_REVIEW, REJECTED -> false;
            case ACTIVE, SUCCEEDED, FAILED, CANCELLED, SUSPENDED -> true;
        };
    }

    public boolean mayBecome(CampaignStatus next) {
        return moves().contains(next);
    }

    private Set<CampaignStatus> moves() {
        return switch (this) {
            case DRAFT, REJECTED -> EnumSet.of(IN_REVIEW);
            case IN_REVIEW -> EnumSet.of(ACTIVE, REJECTED);
            case ACTIVE -> EnumSet.of(SUCCEEDED, FAILED, CANCELLED, SUSPENDED);
            case SUSPENDED -> EnumSet.of(ACTIVE, SUCCEEDED, FAILED, CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(CampaignStatus.class);
        };
    }
}
