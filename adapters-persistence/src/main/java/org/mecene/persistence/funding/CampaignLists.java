package org.mecene.persistence.funding;

import java.time.Instant;
import org.jdbi.v3.core.statement.Query;
import org.mecene.domain.funding.CampaignCard;
import org.mecene.domain.funding.CampaignFilter;
import org.mecene.domain.funding.CampaignFilter.Sort;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;

/// Lists of campaigns. Every list is sorted by one number and the id, greatest first, so that one
/// form of cursor serves all: the number is a time, a count, a share or how well the words fit.
final class CampaignLists {
    /// Without a status those that everybody may see, but for the suspended and cancelled ones,
    /// which are shown to whoever has their link and not advertised.
    private static final String FILTER =
            """
             WHERE u.status = 'active'
               AND CASE :status::text
                     WHEN 'funded' THEN g.status = 'active' AND (g.goal_reached_at IS NOT NULL OR n.raised >= g.goal_minor)
                     WHEN 'active' THEN g.status = 'active' AND g.goal_reached_at IS NULL AND n.raised < g.goal_minor
                     WHEN 'any' THEN true
                     WHEN 'open' THEN g.status IN ('active', 'succeeded', 'failed')
                     ELSE g.status = :status
                   END
               AND (:owner::uuid IS NULL OR g.owner_id = :owner)
               AND (:category::text IS NULL OR k.slug = :category)
               AND (:tag::text IS NULL OR g.tags @> ARRAY[:tag::text])
               AND (:country::text IS NULL OR g.country = :country)
               AND (:currency::text IS NULL OR g.currency = :currency)
               AND (:minGoal::bigint IS NULL OR g.goal_minor >= :minGoal)
               AND (:maxGoal::bigint IS NULL OR g.goal_minor <= :maxGoal)
               AND (:words::text IS NULL
                    OR g.words @@ search_query(:words)
                    OR plain_text(:words) <% g.plain_title)
               AND (NOT :stillOpen OR (g.status = 'active' AND g.ends_at > :now))
            """;

    private static final String NEWEST = "(extract(epoch FROM g.created_at) * 1000000)::bigint";

    private static final String ENDING_SOON = "(-extract(epoch FROM g.ends_at) * 1000000)::bigint";

    private static final String MOST_FUNDED = "(n.raised::numeric * 10000 / g.goal_minor)::bigint";

    private static final String RELEVANCE =
            """
            CASE WHEN :words::text IS NULL THEN (extract(epoch FROM g.created_at) * 1000000)::bigint
                 ELSE ((ts_rank(g.words, search_query(:words)) + word_similarity(plain_text(:words), g.plain_title))
                       * 1000000000)::bigint END
            """;

    private final Database database;

    CampaignLists(Database database) {
        this.database = database;
    }

    Page<CampaignCard> list(CampaignFilter filter, PageRequest page, Instant now) {
        return list(filter, status(filter), page, now);
    }

    Page<CampaignCard> ofOwner(UserId owner, PageRequest page) {
        var filter =
                new CampaignFilter(
                        owner, null, null, null, null, null, null, null, null, Sort.NEWEST);
        return list(filter, "any", page, Instant.EPOCH);
    }

    private Page<CampaignCard> list(
            CampaignFilter filter, String status, PageRequest page, Instant now) {
        var rank =
                switch (filter.sort()) {
                    case NEWEST -> NEWEST;
                    case POPULAR -> "n.donors";
                    case ENDING_SOON -> ENDING_SOON;
                    case MOST_FUNDED -> MOST_FUNDED;
                    case RELEVANCE -> RELEVANCE;
                };
        var sql =
                CampaignRows.CARDS.replaceFirst("SELECT ", "SELECT " + rank.strip() + " AS rank, ")
                        + FILTER
                        + " AND ("
                        + rank
                        + ", g.id) < (:afterRank, :afterId) ORDER BY "
                        + rank
                        + " DESC, g.id DESC LIMIT :limit";
        return database.read(handle ->
                Keyset.greatestFirst(
                        page,
                        bind(handle.createQuery(sql), filter, now).bind("status", status),
                        CampaignRows::card,
                        card -> card.campaign().id().value()));
    }

    private static Query bind(Query query, CampaignFilter filter, Instant now) {
        var category = filter.category();
        var tag = filter.tag();
        var country = filter.country();
        var currency = filter.currency();
        return query.bind("owner", Database.idOrNull(filter.owner()))
                .bind("category", category == null ? null : category.value())
                .bind("tag", tag == null ? null : tag.value())
                .bind("country", country == null ? null : country.code())
                .bind("currency", currency == null ? null : currency.getCurrencyCode())
                .bind("minGoal", filter.minGoal())
                .bind("maxGoal", filter.maxGoal())
                .bind("words", filter.words())
                .bind("stillOpen", filter.sort() == CampaignFilter.Sort.ENDING_SOON)
                .bind("now", Database.time(now));
    }

    private static String status(CampaignFilter filter) {
        return filter.status() == null ? "open" : Names.of(filter.status());
    }
}
