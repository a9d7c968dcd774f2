package org.mecene.domain.funding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Tag;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.Country;

/// Somebody's call for donations, in one currency.
///
/// @param version grows with every stored change; [Campaigns#save] refuses an older one
public record Campaign(
        CampaignId id,
        UserId owner,
        Slug slug,
        Pitch pitch,
        Standing standing,
        boolean featured,
        Instant createdAt,
        long version) {
    public static final int MAX_TITLE = 120;
    public static final int MAX_SUMMARY = 300;
    public static final int MAX_DESCRIPTION = 20_000;
    public static final int MAX_MEDIA = 20;
    public static final int MAX_TAGS = 10;
    public static final int MAX_REASON = 1_000;
    public static final Duration MIN_LENGTH = Duration.ofHours(1);
    public static final Duration MAX_LENGTH = Duration.ofDays(366);

    public static Campaign draft(CampaignId id, UserId owner, Slug slug, Pitch pitch, Instant now) {
        var standing = new Standing(CampaignStatus.DRAFT, null, null, null, null, null);
        return new Campaign(id, owner, slug, pitch, standing, false, now, 0);
    }

    public CampaignStatus status() {
        return standing.status();
    }

    /// The campaign with other words, by its owner.
    ///
    /// @throws Refused with [FundingRefusal.NotEditable] when it waits for review or is over, or
    ///   [FundingRefusal.FixedOnceActive] when goal, currency, end or funding model of an active
    ///   one would change
    public Campaign edited(Pitch newPitch) {
        switch (status()) {
            case DRAFT, REJECTED -> {}
            case ACTIVE, SUSPENDED -> {
                if (!pitch.sameTerms(newPitch)) {
                    throw new Refused(new FundingRefusal.FixedOnceActive());
                }
            }
            case IN_REVIEW, SUCCEEDED, FAILED, CANCELLED ->
                    throw new Refused(new FundingRefusal.NotEditable(status()));
        }
        return new Campaign(id, owner, slug, newPitch, standing, featured, createdAt, version);
    }

    /// @throws Refused with [FundingRefusal.NotPossibleNow], or [FundingRefusal.EndsTooSoon] when
    ///   the end has come near
    public Campaign submitted(Instant now) {
        var next = standing.at(CampaignStatus.IN_REVIEW);
        if (pitch.endsAt().isBefore(now.plus(MIN_LENGTH))) {
            throw new Refused(new FundingRefusal.EndsTooSoon(MIN_LENGTH));
        }
        return with(next);
    }

    /// @param platformFee the share that the platform keeps from now on
    /// @throws Refused with [FundingRefusal.NotPossibleNow] for anything but one in review, because
    ///   an approval sets the share anew, or [FundingRefusal.EndsTooSoon] when the end has passed
    public Campaign approved(BasisPoints platformFee, Instant now) {
        if (status() != CampaignStatus.IN_REVIEW) {
            throw new Refused(new FundingRefusal.NotPossibleNow(status()));
        }
        var next = standing.at(CampaignStatus.ACTIVE);
        if (!pitch.endsAt().isAfter(now)) {
            throw new Refused(new FundingRefusal.EndsTooSoon(Duration.ZERO));
        }
        return with(new Standing(next.status(), platformFee, null, now, null, null));
    }

    /// @throws Refused with [FundingRefusal.NotPossibleNow]
    public Campaign rejected(String reason) {
        var next = standing.at(CampaignStatus.REJECTED);
        return with(new Standing(next.status(), null, reason, null, null, null));
    }

    /// The verdict at the end, judged on paid money only (rules.md C1).
    ///
    /// @throws Refused with [FundingRefusal.NotPossibleNow]
    public Campaign ended(Money raised, Instant now) {
        var kept =
                switch (pitch.funding()) {
                    case KEEP_WHAT_YOU_RAISE -> raised.isPositive();
                    case ALL_OR_NOTHING ->
                            standing.goalReachedAt() != null || !raised.isLessThan(pitch.goal());
                };
        var next = standing.at(kept ? CampaignStatus.SUCCEEDED : CampaignStatus.FAILED);
        return with(
                new Standing(
                        next.status(),
                        next.platformFee(),
                        null,
                        next.approvedAt(),
                        next.goalReachedAt(),
                        now));
    }

    /// Whether donors get back what they gave: nothing is collected any more (rules.md C3, C13).
    public boolean givesBack() {
        return switch (status()) {
            case CANCELLED -> true;
            case FAILED -> pitch.funding() == FundingModel.ALL_OR_NOTHING;
            case DRAFT, IN_REVIEW, REJECTED, ACTIVE, SUCCEEDED, SUSPENDED -> false;
        };
    }

    /// Whether a donation may be begun.
    public boolean takesDonationsAt(Instant now) {
        return status() == CampaignStatus.ACTIVE && now.isBefore(pitch.endsAt());
    }

    private Campaign with(Standing next) {
        return new Campaign(id, owner, slug, pitch, next, featured, createdAt, version);
    }

    /// What the owner writes.
    ///
    /// @param endsAt the instant at which donations end (rules.md C8)
    public record Pitch(
            String title,
            String summary,
            String description,
            Money goal,
            Instant endsAt,
            CategoryId category,
            FundingModel funding,
            List<Tag> tags,
            @Nullable MediaId cover,
            List<MediaId> media,
            @Nullable Country country) {
        public Pitch {
            tags = List.copyOf(tags);
            media = List.copyOf(media);
        }

        /// Whether another pitch asks for the same, until the same time, under the same model.
        boolean sameTerms(Pitch other) {
            return goal.equals(other.goal)
                    && endsAt.equals(other.endsAt)
                    && funding == other.funding;
        }
    }

    /// Where it stands.
    ///
    /// @param platformFee the share that the platform keeps, frozen when the campaign was approved
    ///   (rules.md M7); null before
    /// @param decisionReason why it was rejected; null otherwise
    /// @param goalReachedAt when the goal was reached for the first time; a refund later does not
    ///   take it back (C6)
    /// @param endedAt when the verdict was spoken; null before
    public record Standing(
            CampaignStatus status,
            @Nullable BasisPoints platformFee,
            @Nullable String decisionReason,
            @Nullable Instant approvedAt,
            @Nullable Instant goalReachedAt,
            @Nullable Instant endedAt) {
        private Standing at(CampaignStatus next) {
            if (!status.mayBecome(next)) {
                throw new Refused(new FundingRefusal.NotPossibleNow(status));
            }
            return new Standing(
                    next, platformFee, decisionReason, approvedAt, goalReachedAt, endedAt);
        }
    }
}
