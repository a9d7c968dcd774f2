package org.mecene.application.funding;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.OwnMedia;
import org.mecene.domain.change.Change;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Campaign.Pitch;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Categories;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingModel;
import org.mecene.domain.funding.FundingRefusal;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Country;

/// What an owner does with a campaign until it is decided on: draft, edit, submit, throw away.
public final class WriteCampaigns {
    private static final int SLUG_SUFFIX = 6;

    private final Transactions transactions;
    private final Campaigns campaigns;
    private final Categories categories;
    private final OwnMedia ownMedia;
    private final SettingsStore settings;
    private final Ids ids;
    private final InstantSource clock;

    public WriteCampaigns(
            Transactions transactions,
            Campaigns campaigns,
            Categories categories,
            OwnMedia ownMedia,
            SettingsStore settings,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.categories = categories;
        this.ownMedia = ownMedia;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws Refused with `InvalidInput`, or [PaymentRefusal.UnsupportedCurrency]
    public CampaignId draft(Actor actor, Pitch pitch) {
        var owner = actor.requireSignedIn().id();
        return transactions.call(() -> {
            requireTaken(pitch.goal().currency());
            requireInUse(pitch.category());
            requireOwn(owner, pitch);
            requireEnd(pitch.endsAt());
            var id = new CampaignId(ids.next());
            var random = id.value().toString();
            var slug = Slug.of(pitch.title(), random.substring(random.length() - SLUG_SUFFIX));
            campaigns.add(Campaign.draft(id, owner, slug, pitch, clock.instant()));
            return id;
        });
    }

    /// What an owner changes of a campaign.
    public record Edit(
            Change<String> title,
            Change<String> summary,
            Change<String> description,
            Change<Money> goal,
            Change<Instant> endsAt,
            Change<CategoryId> category,
            Change<FundingModel> funding,
            Change<List<Tag>> tags,
            Change<MediaId> cover,
            Change<List<MediaId>> media,
            Change<Country> country) {
        Pitch over(Pitch old) {
            return new Pitch(
                    title.over(old.title(), old.title()),
                    summary.over(old.summary(), old.summary()),
                    description.over(old.description(), old.description()),
                    goal.over(old.goal(), old.goal()),
                    endsAt.over(old.endsAt(), old.endsAt()),
                    category.over(old.category(), old.category()),
                    funding.over(old.funding(), old.funding()),
                    tags.over(old.tags(), List.of()),
                    cover.over(old.cover()),
                    media.over(old.media(), List.of()),
                    country.over(old.country()));
        }
    }

    /// @param version what the caller read, for `If-Match`; null when they do not say
    /// @throws Refused with `NotFound` or `NotPermitted` for anybody but the owner and
    ///   administrators, a [FundingRefusal] when the campaign cannot be changed so now,
    ///   `ChangedMeanwhile`, or `InvalidInput`
    public void edit(Actor actor, CampaignId id, Edit edit, @Nullable Long version) {
        transactions.run(() -> {
            var campaign = requireWritable(actor, id, version);
            var pitch = edit.over(campaign.pitch());
            var edited = campaign.edited(pitch);
            requireSoundChange(campaign.pitch(), pitch);
            requireOwn(campaign.owner(), pitch);
            campaigns.save(edited);
        });
    }

    /// Hands a campaign in for review.
    ///
    /// @throws Refused with `NotFound` or `NotPermitted` for anybody but the owner, or a
    ///   [FundingRefusal]
    public void submit(Actor actor, CampaignId id) {
        transactions.run(() -> {
            var campaign = requireWritable(actor, id, null);
            campaigns.save(campaign.submitted(clock.instant()));
        });
    }

    /// Throws a draft away. One that is gone already is fine, and so is one that the caller may not
    /// even see: another answer would tell that it exists.
    ///
    /// @throws Refused with `NotPermitted` for anybody but the owner and administrators, or
    ///   [FundingRefusal.NotPossibleNow] for anything but a draft (rules.md C22)
    public void remove(Actor actor, CampaignId id, @Nullable Long version) {
        actor.requireSignedIn();
        transactions.run(() -> {
            var found = campaigns.find(id);
            if (found.isEmpty() || !CampaignSight.maySee(actor, found.get())) {
                return;
            }
            var campaign = requireWritable(actor, id, version);
            if (campaign.status() != CampaignStatus.DRAFT) {
                throw new Refused(new FundingRefusal.NotPossibleNow(campaign.status()));
            }
            campaigns.remove(id);
        });
    }

    private Campaign requireWritable(Actor actor, CampaignId id, @Nullable Long version) {
        actor.requireSignedIn();
        var campaign =
                campaigns
                        .findForUpdate(id)
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.CAMPAIGN));
        if (!actor.isUser(campaign.owner()) && !actor.isAdmin()) {
            throw CampaignSight.maySee(actor, campaign)
                    ? CommonRefusal.notPermitted()
                    : CommonRefusal.notFound(Thing.CAMPAIGN);
        }
        if (version != null && version != campaign.version()) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.CAMPAIGN));
        }
        return campaign;
    }

    /// What stays as it was is not held to what is possible now: a category may have been archived
    /// since, or an end have come near.
    private void requireSoundChange(Pitch old, Pitch pitch) {
        if (!pitch.goal().currency().equals(old.goal().currency())) {
            requireTaken(pitch.goal().currency());
        }
        if (!pitch.category().equals(old.category())) {
            requireInUse(pitch.category());
        }
        if (!pitch.endsAt().equals(old.endsAt())) {
            requireEnd(pitch.endsAt());
        }
    }

    private void requireTaken(Currency currency) {
        if (!settings.current().takes(currency)) {
            throw new Refused(new PaymentRefusal.UnsupportedCurrency(currency.getCurrencyCode()));
        }
    }

    private void requireInUse(CategoryId id) {
        var category = categories.find(id);
        if (category.isEmpty() || category.get().archivedAt() != null) {
            throw Validation.refused("categoryId", FieldError.Code.UNKNOWN);
        }
    }

    private void requireOwn(UserId owner, Pitch pitch) {
        if (pitch.cover() != null) {
            ownMedia.requireImage(owner, pitch.cover(), "coverMediaId");
        }
        ownMedia.require(owner, pitch.media(), "mediaIds");
    }

    private void requireEnd(Instant endsAt) {
        var now = clock.instant();
        if (endsAt.isBefore(now.plus(Campaign.MIN_LENGTH))) {
            throw Validation.refused("endsAt", FieldError.Code.IN_THE_PAST);
        }
        if (endsAt.isAfter(now.plus(Campaign.MAX_LENGTH))) {
            throw Validation.refused(
                    "endsAt",
                    FieldError.Code.TOO_LATE,
                    Map.of("maxDays", Campaign.MAX_LENGTH.toDays()));
        }
    }
}
