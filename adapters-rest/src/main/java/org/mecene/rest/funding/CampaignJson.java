package org.mecene.rest.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.CampaignView;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.CampaignCard;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.rest.http.Single;
import org.mecene.rest.media.MediaJson;
import org.mecene.rest.money.MoneyJson;
import org.mecene.rest.users.PersonJson;

/// @param status `funded` is an active campaign whose goal is reached
/// @param progress percent of the goal, with two decimals at the most; may exceed 100
/// @param daysLeft until the end, a begun day counting as one; 0 when it is over
/// @param decisionReason why it was rejected; null otherwise
/// @param platformFeeBasisPoints what the platform keeps; null before it was approved
record CampaignJson(
        String id,
        String slug,
        String title,
        String summary,
        String description,
        PersonJson owner,
        CategoryJson category,
        List<String> tags,
        @Nullable MediaJson cover,
        List<MediaJson> media,
        @Nullable String country,
        MoneyJson goal,
        MoneyJson raised,
        BigDecimal progress,
        long donorCount,
        long donationCount,
        String funding,
        String status,
        @Nullable String decisionReason,
        boolean featured,
        @Nullable Integer platformFeeBasisPoints,
        Instant endsAt,
        long daysLeft,
        Instant createdAt,
        @Nullable Instant approvedAt,
        @Nullable Instant goalReachedAt,
        @Nullable Instant endedAt) {
    private static final String FUNDED = "funded";

    static CampaignJson of(CampaignView view) {
        var card = view.card();
        var campaign = card.campaign();
        var pitch = campaign.pitch();
        var standing = campaign.standing();
        return new CampaignJson(
                campaign.id().toString(),
                campaign.slug().value(),
                pitch.title(),
                pitch.summary(),
                pitch.description(),
                PersonJson.of(card.owner(), view.avatar()),
                CategoryJson.of(card.category()),
                pitch.tags().stream().map(Tag::value).toList(),
                view.cover() == null ? null : MediaJson.of(view.cover()),
                view.media().stream().map(MediaJson::of).toList(),
                pitch.country() == null ? null : pitch.country().code(),
                MoneyJson.of(pitch.goal()),
                MoneyJson.of(card.raised()),
                progress(card),
                card.donorCount(),
                card.donationCount(),
                pitch.funding().wire(),
                status(card),
                standing.decisionReason(),
                campaign.featured(),
                standing.platformFee() == null ? null : standing.platformFee().value(),
                pitch.endsAt(),
                daysLeft(card, view.shownAt()),
                campaign.createdAt(),
                standing.approvedAt(),
                standing.goalReachedAt(),
                standing.endedAt());
    }

    static Single<CampaignJson> single(CampaignView view) {
        return Single.of(of(view), view.card().campaign().version());
    }

    private static String status(CampaignCard card) {
        var status = card.campaign().status();
        return status == CampaignStatus.ACTIVE && card.isFunded() ? FUNDED : status.wire();
    }

    /// Rounded down, so that 100 is the goal and not nearly.
    private static BigDecimal progress(CampaignCard card) {
        var raised = BigDecimal.valueOf(Math.max(0, card.raised().minor()));
        var goal = BigDecimal.valueOf(card.campaign().pitch().goal().minor());
        var percent =
                raised.movePointRight(2).divide(goal, 2, RoundingMode.DOWN).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private static long daysLeft(CampaignCard card, Instant now) {
        var left = Duration.between(now, card.campaign().pitch().endsAt());
        var isOver =
                switch (card.campaign().status()) {
                    case SUCCEEDED, FAILED, CANCELLED -> true;
                    case DRAFT, IN_REVIEW, REJECTED, ACTIVE, SUSPENDED -> left.isNegative();
                };
        return isOver ? 0 : left.plusDays(1).minusNanos(1).toDays();
    }
}
