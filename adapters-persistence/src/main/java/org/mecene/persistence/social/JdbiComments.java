package org.mecene.persistence.social;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.PostId;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.social.Comment;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.Comments;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

public final class JdbiComments implements Comments {
    private static final int MOST_SLOTS = 16;

    private static final String COLUMNS =
            "c.id, c.post_id, c.campaign_id, c.author_id, c.body, c.parent_id, c.created_at, c.edited_at, c.version";

    /// The author and the words of a removed comment, or of one by somebody who is shut out, are
    /// not even read.
    private static final String CARDS =
            """
            SELECT c.id, c.post_id, c.campaign_id, u.id, u.handle, u.display_name, u.avatar_media_id,
                   CASE WHEN c.removed_at IS NULL AND u.id IS NOT NULL THEN c.body END, c.parent_id, c.created_at, c.edited_at
              FROM comments c
              LEFT JOIN users u ON u.id = c.author_id AND u.status = 'active' AND c.removed_at IS NULL
            """;

    /// A removed comment keeps its place only while it has answers.
    private static final String SHOWN =
            """
             (c.removed_at IS NULL
               OR EXISTS (SELECT 1 FROM comments a WHERE a.parent_id = c.id AND a.removed_at IS NULL))
            """;

    private final Database database;

    public JdbiComments(Database database) {
        this.database = database;
    }

    @Override
    public void add(Comment comment) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO comments (id, post_id, campaign_id, author_id, body, parent_id, created_at, version)
                        VALUES (:id, :post, :campaign, :author, :body, :parent, :createdAt, 0)
                        """)
                .bind("id", comment.id())
                .bind("post", postOrNull(comment.subject()))
                .bind("campaign", campaignOrNull(comment.subject()))
                .bind("author", comment.author())
                .bind("body", comment.body())
                .bind("parent", Database.idOrNull(comment.parent()))
                .bind("createdAt", comment.createdAt())
                .execute();
        count(comment.subject(), 1);
    }

    @Override
    public void save(Comment comment) {
        var saved =
                database.transaction()
                        .createUpdate(
                                """
                                UPDATE comments
                                   SET body = :body, edited_at = :editedAt, version = version + 1
                                 WHERE id = :id AND version = :version AND removed_at IS NULL
                                """)
                        .bind("id", comment.id())
                        .bind("body", comment.body())
                        .bind("editedAt", Database.timeOrNull(comment.editedAt()))
                        .bind("version", comment.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.COMMENT));
        }
    }

    @Override
    public void remove(CommentId id) {
        database.transaction()
                .createQuery(
                        """
                        UPDATE comments c
                           SET removed_at = now(), body = '', version = version + 1
                         WHERE c.id = :id AND c.removed_at IS NULL
                        RETURNING c.post_id, c.campaign_id
                        """)
                .bind("id", id)
                .map((result, context) -> subject(new Row(result)))
                .findOne()
                .ifPresent(subject -> count(subject, -1));
    }

    @Override
    public Optional<Comment> find(CommentId id) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM comments c WHERE c.id = :id AND c.removed_at IS NULL")
                        .bind("id", id)
                        .map((result, context) -> comment(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Comment> findForUpdate(CommentId id) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM comments c WHERE c.id = :id AND c.removed_at IS NULL FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> comment(new Row(result)))
                .findOne();
    }

    @Override
    public Page<Card> list(CommentSubject subject, PageRequest page) {
        var about =
                switch (subject) {
                    case CommentSubject.OnPost(_) -> "c.post_id = :subject";
                    case CommentSubject.OnCampaign(_) -> "c.campaign_id = :subject";
                };
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        CARDS
                                                + " WHERE "
                                                + about
                                                + " AND "
                                                + SHOWN
                                                + """
                                                   AND (c.created_at, c.id) < (:afterTime, :afterId)
                                                 ORDER BY c.created_at DESC, c.id DESC
                                                 LIMIT :limit
                                                """)
                                .bind("subject", subject.id()),
                        JdbiComments::card,
                        card -> Cursor.at(card.createdAt(), card.id().value())));
    }

    @Override
    public Optional<Card> show(CommentId id) {
        return database.read(handle ->
                handle.createQuery(CARDS + " WHERE c.id = :id AND " + SHOWN)
                        .bind("id", id)
                        .map((result, context) -> card(new Row(result)))
                        .findOne());
    }

    /// Comments of a post are counted like its likes are, over rows that nobody holds.
    private void count(CommentSubject subject, int step) {
        if (!(subject instanceof CommentSubject.OnPost(var post))) {
            return;
        }
        database.transaction()
                .createUpdate(
                        """
                        WITH free AS (
                          SELECT slot FROM post_counters WHERE post_id = :post LIMIT 1 FOR UPDATE SKIP LOCKED
                        ), counted AS (
                          UPDATE post_counters SET comments = comments + :step
                           WHERE post_id = :post AND slot = (SELECT slot FROM free)
                          RETURNING slot
                        )
                        INSERT INTO post_counters AS c (post_id, slot, comments)
                        SELECT :post, :slot, :step WHERE NOT EXISTS (SELECT 1 FROM counted)
                            ON CONFLICT (post_id, slot) DO UPDATE SET comments = c.comments + :step
                        """)
                .bind("post", post)
                .bind("step", step)
                .bind("slot", ThreadLocalRandom.current().nextInt(MOST_SLOTS))
                .execute();
    }

    private static Comment comment(Row row) throws SQLException {
        var id = new CommentId(row.uuid());
        var subject = subject(row);
        var author = new UserId(row.uuid());
        var body = row.text();
        var parent = row.uuidOrNull(CommentId::new);
        return new Comment(
                id,
                subject,
                author,
                body,
                parent,
                row.instant(),
                row.instantOrNull(),
                row.number());
    }

    private static Card card(Row row) throws SQLException {
        return new Card(
                new CommentId(row.uuid()),
                subject(row),
                PersonCards.readOrNull(row),
                row.textOrNull(),
                row.uuidOrNull(CommentId::new),
                row.instant(),
                row.instantOrNull());
    }

    private static CommentSubject subject(Row row) throws SQLException {
        var post = row.uuidOrNull();
        var campaign = row.uuidOrNull();
        if (post != null) {
            return new CommentSubject.OnPost(new PostId(post));
        }
        if (campaign != null) {
            return new CommentSubject.OnCampaign(new CampaignId(campaign));
        }
        throw new SQLException("A comment is about nothing");
    }

    private static @Nullable UUID postOrNull(CommentSubject subject) {
        return subject instanceof CommentSubject.OnPost(var post) ? post.value() : null;
    }

    private static @Nullable UUID campaignOrNull(CommentSubject subject) {
        return subject instanceof CommentSubject.OnCampaign(var campaign) ? campaign.value() : null;
    }
}
