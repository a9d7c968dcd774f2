package org.mecene.persistence.content;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.Query;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.content.PostFilter;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

/// Lists of posts, judged by [ReadingRightsSql] before a page is cut, so that pages are full and
/// nothing tells how many posts were hidden (rules.md K11).
final class PostLists {
    private static final String CARDS =
            "SELECT p.like_rank, "
                    + PostRows.CARD
                    + ", "
                    + ReadingRightsSql.READABLE
                    + """
                     AS readable,
                           CASE WHEN
                    """
                    + ReadingRightsSql.READABLE
                    + " THEN p.body END, p.teaser, p.word_count FROM posts p JOIN users u ON u.id = p.creator_id ";

    /// Every filter is there in every question, so that there are few questions for PostgreSQL to
    /// plan. The body is searched only where the viewer may read it: a hit would tell what is in
    /// it.
    private static final String FILTER =
            " WHERE "
                    + ReadingRightsSql.VISIBLE
                    + """
                       AND u.status = 'active'
                       AND (:creator::uuid IS NULL OR p.creator_id = :creator)
                       AND (:visibility::text IS NULL OR p.visibility = :visibility)
                       AND (:tag::text IS NULL OR p.tags @> ARRAY[:tag::text])
                       AND (:from::timestamptz IS NULL OR p.published_at >= :from)
                       AND (:to::timestamptz IS NULL OR p.published_at < :to)
                       AND (:words::text IS NULL OR p.open_words @@ search_query(:words)
                            OR (p.body_words @@ search_query(:words) AND
                    """
                    + ReadingRightsSql.READABLE
                    + "))";

    private static final String NEWEST =
            CARDS
                    + FILTER
                    + """
                       AND (p.published_at, p.id) < (:afterTime, :afterId)
                     ORDER BY p.published_at DESC, p.id DESC
                     LIMIT :limit
                    """;

    private static final String POPULAR =
            CARDS
                    + FILTER
                    + """
                       AND (p.like_rank, p.id) < (:afterRank, :afterId)
                     ORDER BY p.like_rank DESC, p.id DESC
                     LIMIT :limit
                    """;

    /// The newest few of each creator by their index alone, the newest of these, and only then the
    /// rows.
    private static final String FEED =
            """
            WITH creators AS (
              SELECT f.creator_id FROM follows f WHERE f.follower_id = :viewer
               UNION
              SELECT s.creator_id
                FROM subscriptions s
               WHERE s.subscriber_id = :viewer
                 AND s.status IN ('trialing', 'active', 'past_due')
                 AND s.paid_through > CASE WHEN s.cancel_at_period_end THEN :now ELSE :graceBegan END
            ), newest AS (
              SELECT candidate.id
                FROM creators c
               CROSS JOIN LATERAL (SELECT id, published_at
                                     FROM posts
                                    WHERE creator_id = c.creator_id
                                      AND published_at <= :now
                                      AND (published_at, id) < (:afterTime, :afterId)
                                    ORDER BY published_at DESC, id DESC
                                    LIMIT :limit) AS candidate
               ORDER BY candidate.published_at DESC, candidate.id DESC
               LIMIT :limit
            )
            """
                    + CARDS
                    + """
                      JOIN newest ON newest.id = p.id
                     WHERE u.status = 'active'
                     ORDER BY p.published_at DESC, p.id DESC
                    """;

    private final Database database;

    PostLists(Database database) {
        this.database = database;
    }

    Page<PostCard> list(PostFilter filter, Reader reader, PageRequest page) {
        return switch (filter.sort()) {
            case NEWEST -> newest(NEWEST, filter, reader, page);
            case POPULAR -> popular(filter, reader, page);
        };
    }

    Page<PostCard> feed(Reader reader, PageRequest page) {
        return database.read(
                handle -> byTime(ReadingRightsSql.bind(handle.createQuery(FEED), reader), page));
    }

    private Page<PostCard> newest(String sql, PostFilter filter, Reader reader, PageRequest page) {
        return database.read(handle -> byTime(bind(handle.createQuery(sql), filter, reader), page));
    }

    private Page<PostCard> popular(PostFilter filter, Reader reader, PageRequest page) {
        return database.read(handle ->
                Keyset.greatestFirst(
                        page,
                        bind(handle.createQuery(POPULAR), filter, reader),
                        PostLists::card,
                        card -> card.id().value()));
    }

    private static Page<PostCard> byTime(Query query, PageRequest page) {
        return Keyset.newestFirst(
                page,
                query,
                row -> {
                    row.number();
                    return card(row);
                },
                card -> Cursor.at(card.publishedAt(), card.id().value()));
    }

    private static PostCard card(Row row) throws SQLException {
        return PostRows.card(
                row,
                last -> {
                    var readable = last.flag();
                    var body = last.textOrNull();
                    var teaser = last.textOrNull();
                    return PostRows.reading(readable, body, teaser, last.integer());
                });
    }

    private static Query bind(Query query, PostFilter filter, Reader reader) {
        var tag = filter.tag();
        var visibility = filter.visibility();
        return ReadingRightsSql.bind(query, reader)
                .bind("creator", Database.idOrNull(filter.creator()))
                .bind("visibility", visibility == null ? null : Names.of(visibility))
                .bind("tag", tag == null ? null : tag.value())
                .bind("words", filter.words())
                .bind("from", Database.timeOrNull(filter.from()))
                .bind("to", Database.timeOrNull(filter.to()));
    }
}
