package org.mecene.persistence.funding;

import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignCard;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingModel;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.users.Country;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

/// How a row becomes a campaign, and what of a campaign is written.
final class CampaignRows {
    static final String CAMPAIGN =
            """
            g.id, g.owner_id, g.slug, g.title, g.summary, g.description, g.goal_minor, g.currency, g.ends_at, g.category_id,
            g.funding, g.tags, g.cover_media_id, g.media_ids, g.country, g.status, g.platform_fee_basis_points,
            g.decision_reason, g.approved_at, g.goal_reached_at, g.ended_at, g.featured, g.created_at, g.version
            """;

    /// Cards with their totals `n`, which are always there.
    static final String CARDS =
            "SELECT "
                    + CAMPAIGN
                    + ", u.id, u.handle, u.display_name, u.avatar_media_id, "
                    + JdbiCategories.COLUMNS
                    + """
                    , n.raised, n.donations, n.donors
                      FROM campaigns g
                      JOIN users u ON u.id = g.owner_id
                      JOIN categories k ON k.id = g.category_id
                     CROSS JOIN LATERAL (SELECT coalesce(sum(raised_minor), 0)::bigint AS raised,
                                                coalesce(sum(donations), 0)::bigint AS donations,
                                                coalesce(sum(donors), 0)::bigint AS donors
                                           FROM campaign_totals
                                          WHERE campaign_id = g.id) AS n
                    """;

    static final String SELECT = "SELECT " + CAMPAIGN + " FROM campaigns g";

    private CampaignRows() {}

    static CampaignCard card(Row row) throws SQLException {
        var campaign = campaign(row);
        var owner = PersonCards.read(row);
        var category = JdbiCategories.category(row);
        var raised = new Money(row.number(), campaign.pitch().goal().currency());
        return new CampaignCard(campaign, owner, category, raised, row.number(), row.number());
    }

    static Campaign campaign(Row row) throws SQLException {
        var id = new CampaignId(row.uuid());
        var owner = new UserId(row.uuid());
        var slug = new Slug(row.text());
        var pitch = pitch(row);
        var standing =
                new Campaign.Standing(
                        row.constant(CampaignStatus.class),
                        feeOrNull(row.integerOrNull()),
                        row.textOrNull(),
                        row.instantOrNull(),
                        row.instantOrNull(),
                        row.instantOrNull());
        return new Campaign(
                id, owner, slug, pitch, standing, row.flag(), row.instant(), row.number());
    }

    private static Campaign.Pitch pitch(Row row) throws SQLException {
        return new Campaign.Pitch(
                row.text(),
                row.text(),
                row.text(),
                row.money(),
                row.instant(),
                new CategoryId(row.uuid()),
                row.constant(FundingModel.class),
                row.list(String.class).stream().map(Tag::new).toList(),
                row.uuidOrNull(MediaId::new),
                row.list(UUID.class).stream().map(MediaId::new).toList(),
                row.textOrNull(Country::new));
    }

    static <S extends SqlStatement<S>> S bind(S statement, Campaign campaign) {
        var pitch = campaign.pitch();
        var standing = campaign.standing();
        var country = pitch.country();
        var fee = standing.platformFee();
        return statement
                .bind("id", campaign.id())
                .bind("title", pitch.title())
                .bind("summary", pitch.summary())
                .bind("description", pitch.description())
                .bind("goal", pitch.goal().minor())
                .bind("currency", pitch.goal().currency().getCurrencyCode())
                .bind("endsAt", pitch.endsAt())
                .bind("category", pitch.category())
                .bind("funding", Names.of(pitch.funding()))
                .bindArray("tags", String.class, pitch.tags().stream().map(Tag::value).toArray())
                .bind("cover", Database.idOrNull(pitch.cover()))
                .bindArray("media", UUID.class, media(campaign))
                .bind("country", country == null ? null : country.code())
                .bind("status", Names.of(standing.status()))
                .bind("platformFee", fee == null ? null : fee.value())
                .bind("decisionReason", standing.decisionReason())
                .bind("approvedAt", Database.timeOrNull(standing.approvedAt()))
                .bind("endedAt", Database.timeOrNull(standing.endedAt()))
                .bind("featured", campaign.featured());
    }

    static Object[] media(Campaign campaign) {
        return campaign.pitch().media().stream().map(MediaId::value).toArray();
    }

    private static @Nullable BasisPoints feeOrNull(@Nullable Integer value) {
        return value == null ? null : new BasisPoints(value);
    }
}
