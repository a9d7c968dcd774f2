package org.mecene.persistence.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignCard;
import org.mecene.domain.funding.CampaignFilter;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiCampaigns implements Campaigns {
    private static final String REPLACE_MEDIA =
            """
            WITH gone AS (
              DELETE FROM campaign_media WHERE campaign_id = :id AND media_id <> ALL (:media)
            )
            INSERT INTO campaign_media (campaign_id, media_id)
            SELECT :id, media.id
              FROM unnest(:media) AS media (id)
                ON CONFLICT DO NOTHING
            """;

    private final Database database;
    private final CampaignLists lists;
    private final CampaignTotals totals;

    public JdbiCampaigns(Database database) {
        this.database = database;
        this.lists = new CampaignLists(database);
        this.totals = new CampaignTotals(database);
    }

    @Override
    public void add(Campaign campaign) {
        CampaignRows.bind(
                        database.transaction()
                                .createUpdate(
                                        """
                                        INSERT INTO campaigns (
                                          id, owner_id, slug, title, summary, description, goal_minor, currency,
                                          ends_at, category_id, funding, tags, cover_media_id, media_ids, country,
                                          status, platform_fee_basis_points, decision_reason, approved_at,
                                          goal_reached_at, ended_at, featured, created_at, version)
                                        VALUES (
                                          :id, :owner, :slug, :title, :summary, :description, :goal, :currency,
                                          :endsAt, :category, :funding, :tags, :cover, :media, :country,
                                          :status, :platformFee, :decisionReason, :approvedAt,
                                          :goalReachedAt, :endedAt, :featured, :createdAt, 0)
                                        """),
                        campaign)
                .bind("owner", campaign.owner())
                .bind("slug", campaign.slug().value())
                .bind("goalReachedAt", Database.timeOrNull(campaign.standing().goalReachedAt()))
                .bind("createdAt", campaign.createdAt())
                .execute();
        replaceMedia(campaign);
    }

    @Override
    public void save(Campaign campaign) {
        // goal_reached_at has one writer, markGoalReached, which does not wait for whoever edits
        // the campaign.
        var saved =
                CampaignRows.bind(
                                database.transaction()
                                        .createUpdate(
                                                """
                                                UPDATE campaigns
                                                   SET title = :title,
                                                       summary = :summary,
                                                       description = :description,
                                                       goal_minor = :goal,
                                                       currency = :currency,
                                                       ends_at = :endsAt,
                                                       category_id = :category,
                                                       funding = :funding,
                                                       tags = :tags,
                                                       cover_media_id = :cover,
                                                       media_ids = :media,
                                                       country = :country,
                                                       status = :status,
                                                       platform_fee_basis_points = :platformFee,
                                                       decision_reason = :decisionReason,
                                                       approved_at = :approvedAt,
                                                       ended_at = :endedAt,
                                                       featured = :featured,
                                                       version = version + 1
                                                 WHERE id = :id AND version = :version
                                                """),
                                campaign)
                        .bind("version", campaign.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.CAMPAIGN));
        }
        replaceMedia(campaign);
    }

    @Override
    public void remove(CampaignId id) {
        database.transaction()
                .createUpdate("DELETE FROM campaigns WHERE id = :id AND status = 'draft'")
                .bind("id", id)
                .execute();
    }

    @Override
    public Optional<Campaign> find(CampaignId id) {
        return database.read(handle ->
                handle.createQuery(CampaignRows.SELECT + " WHERE g.id = :id")
                        .bind("id", id)
                        .map((result, context) -> CampaignRows.campaign(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Campaign> findForUpdate(CampaignId id) {
        return findLocked(id, "FOR UPDATE");
    }

    @Override
    public Optional<Campaign> findHeld(CampaignId id) {
        return findLocked(id, "FOR SHARE");
    }

    private Optional<Campaign> findLocked(CampaignId id, String lock) {
        return database.transaction()
                .createQuery(CampaignRows.SELECT + " WHERE g.id = :id " + lock)
                .bind("id", id)
                .map((result, context) -> CampaignRows.campaign(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<CampaignCard> show(CampaignId id) {
        return database.read(handle ->
                handle.createQuery(CampaignRows.CARDS + " WHERE u.status = 'active' AND g.id = :id")
                        .bind("id", id)
                        .map((result, context) -> CampaignRows.card(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<CampaignCard> show(Slug slug) {
        return database.read(handle ->
                handle.createQuery(
                                CampaignRows.CARDS
                                        + " WHERE u.status = 'active' AND g.slug = :slug")
                        .bind("slug", slug.value())
                        .map((result, context) -> CampaignRows.card(new Row(result)))
                        .findOne());
    }

    @Override
    public Page<CampaignCard> list(CampaignFilter filter, PageRequest page, Instant now) {
        return lists.list(filter, page, now);
    }

    @Override
    public Page<CampaignCard> ofOwner(UserId owner, PageRequest page) {
        return lists.ofOwner(owner, page);
    }

    @Override
    public void count(CampaignId id, Money amount, String payerKey) {
        totals.count(id, amount, payerKey);
    }

    @Override
    public void adjust(CampaignId id, Money amount) {
        totals.adjust(id, amount);
    }

    @Override
    public Money raised(CampaignId id) {
        return totals.raised(id);
    }

    @Override
    public boolean markGoalReached(CampaignId id, Instant now) {
        return totals.markGoalReached(id, now);
    }

    @Override
    public List<CampaignId> idsOf(UserId owner) {
        return database.read(handle ->
                handle.createQuery("SELECT id FROM campaigns WHERE owner_id = :owner ORDER BY id")
                        .bind("owner", owner)
                        .map((result, context) -> new CampaignId(result.getObject(1, UUID.class)))
                        .list());
    }

    @Override
    public boolean hasSuspended(UserId owner) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (SELECT 1 FROM campaigns WHERE owner_id = :owner AND status = 'suspended')
                                """)
                        .bind("owner", owner)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public List<Campaign> ended(Instant before, int max) {
        return database.transaction()
                .createQuery(
                        CampaignRows.SELECT
                                + """
                                 WHERE g.status = 'active' AND g.ends_at <= :before
                                 ORDER BY g.ends_at, g.id
                                 LIMIT :max
                                   FOR UPDATE SKIP LOCKED
                                """)
                .bind("before", before)
                .bind("max", max)
                .map((result, context) -> CampaignRows.campaign(new Row(result)))
                .list();
    }

    @Override
    public boolean shows(MediaId media, Actor viewer) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (
                                  SELECT 1
                                    FROM campaigns g
                                    JOIN users u ON u.id = g.owner_id AND u.status = 'active'
                                   WHERE (g.cover_media_id = :media
                                          OR g.id IN (SELECT campaign_id
                                                        FROM campaign_media
                                                       WHERE media_id = :media))
                                     AND (g.status NOT IN ('draft', 'in_review', 'rejected')
                                          OR g.owner_id = :viewer
                                          OR :viewerIsModerator))
                                """)
                        .bind("media", media)
                        .bind("viewer", viewer.userId().map(UserId::value).orElse(null))
                        .bind("viewerIsModerator", viewer.isModerator())
                        .mapTo(Boolean.class)
                        .one());
    }

    private void replaceMedia(Campaign campaign) {
        database.transaction()
                .createUpdate(REPLACE_MEDIA)
                .bind("id", campaign.id())
                .bindArray("media", UUID.class, CampaignRows.media(campaign))
                .execute();
    }
}
