package org.mecene.domain.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingModel;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.User;

/// Builds campaigns: active for thirty days, keeping what is raised of 100,000 francs, unless a
/// test says otherwise.
public final class CampaignBuilder {
    private static final int SLUG_SUFFIX = 16;

    private final List<Tag> tags = new ArrayList<>();
    private final List<MediaId> media = new ArrayList<>();
    private String title = "Un puits pour le village";
    private String summary = "De l'eau pour deux cents familles";
    private Money goal = Amounts.xof(100_000);
    private FundingModel funding = FundingModel.KEEP_WHAT_YOU_RAISE;
    private CampaignStatus status = CampaignStatus.ACTIVE;
    private BasisPoints fee = new BasisPoints(500);
    private @Nullable Instant endsAt;
    private @Nullable UserId owner;
    private @Nullable CategoryId category;
    private @Nullable MediaId cover;
    private @Nullable Country country;

    private CampaignBuilder() {}

    public static CampaignBuilder aCampaign() {
        return new CampaignBuilder();
    }

    public CampaignBuilder by(User person) {
        this.owner = person.id();
        return this;
    }

    public CampaignBuilder titled(String words) {
        this.title = words;
        return this;
    }

    public CampaignBuilder summarised(String words) {
        this.summary = words;
        return this;
    }

    public CampaignBuilder tagged(String tag) {
        tags.add(Tag.parse(tag));
        return this;
    }

    public CampaignBuilder withGoal(Money amount) {
        this.goal = amount;
        return this;
    }

    public CampaignBuilder endingAt(Instant instant) {
        this.endsAt = instant;
        return this;
    }

    public CampaignBuilder in(Category kind) {
        this.category = kind.id();
        return this;
    }

    public CampaignBuilder in(CampaignStatus place) {
        this.status = place;
        return this;
    }

    public CampaignBuilder inCountry(String code) {
        this.country = Country.parse(code);
        return this;
    }

    public CampaignBuilder allOrNothing() {
        this.funding = FundingModel.ALL_OR_NOTHING;
        return this;
    }

    public CampaignBuilder withFee(int basisPoints) {
        this.fee = new BasisPoints(basisPoints);
        return this;
    }

    public CampaignBuilder coveredBy(MediaItem image) {
        this.cover = image.id();
        return this;
    }

    public CampaignBuilder showing(MediaItem item) {
        media.add(item.id());
        return this;
    }

    public boolean hasCategory() {
        return category != null;
    }

    public Campaign.Pitch pitch(Instant now) {
        return new Campaign.Pitch(
                title,
                summary,
                "Nous creusons, vous aidez.\n\nMerci !",
                goal,
                endsAt == null ? now.plus(Duration.ofDays(30)) : endsAt,
                requireNonNull(category, "A campaign is of a category"),
                funding,
                tags,
                cover,
                media,
                country);
    }

    public Campaign build(CampaignId id, Instant now) {
        var hex = id.value().toString().replace("-", "");
        return new Campaign(
                id,
                requireNonNull(owner, "A campaign is by somebody"),
                Slug.of(title, hex.substring(hex.length() - SLUG_SUFFIX)),
                pitch(now),
                standing(now),
                false,
                now,
                0);
    }

    private Campaign.Standing standing(Instant now) {
        return switch (status) {
            case DRAFT, IN_REVIEW -> new Campaign.Standing(status, null, null, null, null, null);
            case REJECTED -> new Campaign.Standing(status, null, "Trop vague", null, null, null);
            case ACTIVE, SUSPENDED -> new Campaign.Standing(status, fee, null, now, null, null);
            case SUCCEEDED, FAILED, CANCELLED ->
                    new Campaign.Standing(status, fee, null, now, null, now);
        };
    }
}
