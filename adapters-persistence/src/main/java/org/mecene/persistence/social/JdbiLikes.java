package org.mecene.persistence.social;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.mecene.domain.content.PostId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.Job;
import org.mecene.domain.social.Likes;
import org.mecene.domain.social.SocialEvent;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.notifications.JdbiOutbox;

/// Likes, each in one statement: the like, the counter and the event. The counter of a post is
/// spread over rows, and a like takes one that nobody holds; only when all are held does it add
/// another, up to [#MOST_SLOTS].
public final class JdbiLikes implements Likes, Job {
    private static final int MOST_SLOTS = 16;

    /// How many posts are remembered for the next ranking; a post that is forgotten is ranked after
    /// its next like.
    private static final int MOST_TO_RANK = 10_000;

    private static final String LIKE =
            """
            WITH liked AS (
              INSERT INTO post_likes (post_id, user_id, created_at) VALUES (?, ?, ?)
                  ON CONFLICT DO NOTHING
              RETURNING post_id
            ), free AS (
              SELECT slot FROM post_counters WHERE post_id = ? AND EXISTS (SELECT 1 FROM liked)
               LIMIT 1 FOR UPDATE SKIP LOCKED
            ), counted AS (
              UPDATE post_counters SET likes = likes + 1
               WHERE post_id = ? AND slot = (SELECT slot FROM free)
              RETURNING slot
            ), spread AS (
              INSERT INTO post_counters AS c (post_id, slot, likes)
              SELECT post_id, ?, 1 FROM liked WHERE NOT EXISTS (SELECT 1 FROM counted)
                  ON CONFLICT (post_id, slot) DO UPDATE SET likes = c.likes + 1
              RETURNING slot
            ), told AS (
              INSERT INTO outbox_events (id, at, kind, payload)
              SELECT ?, ?, ?, ?::jsonb FROM liked
            )
            SELECT (SELECT count(*) FROM liked),
                   coalesce((SELECT sum(likes) FROM post_counters WHERE post_id = ?), 0)
            """;

    private static final String UNLIKE =
            """
            WITH unliked AS (
              DELETE FROM post_likes WHERE post_id = ? AND user_id = ?
              RETURNING post_id
            ), free AS (
              SELECT slot FROM post_counters WHERE post_id = ? AND EXISTS (SELECT 1 FROM unliked)
               LIMIT 1 FOR UPDATE SKIP LOCKED
            ), counted AS (
              UPDATE post_counters SET likes = likes - 1
               WHERE post_id = ? AND slot = (SELECT slot FROM free)
              RETURNING slot
            ), spread AS (
              INSERT INTO post_counters AS c (post_id, slot, likes)
              SELECT post_id, ?, -1 FROM unliked WHERE NOT EXISTS (SELECT 1 FROM counted)
                  ON CONFLICT (post_id, slot) DO UPDATE SET likes = c.likes - 1
              RETURNING slot
            )
            SELECT (SELECT count(*) FROM unliked),
                   coalesce((SELECT sum(likes) FROM post_counters WHERE post_id = ?), 0)
            """;

    private static final String COUNT =
            "SELECT coalesce(sum(likes), 0) FROM post_counters WHERE post_id = ?";

    private final Database database;
    private final JdbiOutbox outbox;
    private final Set<UUID> toRank = ConcurrentHashMap.newKeySet();

    public JdbiLikes(Database database, JdbiOutbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public Outcome like(PostId post, UserId user, SocialEvent.Liked event, Instant now) {
        var row = outbox.row(event);
        var outcome =
                database.readBare(
                        connection -> like(connection, post.value(), user.value(), row, now));
        noted(post, outcome);
        if (outcome.changed()) {
            outbox.wakeAfterCommit();
        }
        return outcome;
    }

    @Override
    public Outcome unlike(PostId post, UserId user) {
        var outcome =
                database.readBare(connection -> unlike(connection, post.value(), user.value()));
        noted(post, outcome);
        return outcome;
    }

    @Override
    public String name() {
        return "rank-posts";
    }

    /// Writes the numbers by which popular posts are sorted, for the posts that were liked on this
    /// node since the last time.
    @Override
    public int run(Instant now) {
        var posts = toRank.stream().limit(1_000).toArray(UUID[]::new);
        if (posts.length == 0) {
            return 0;
        }
        Set.of(posts).forEach(toRank::remove);
        return database.alone(handle ->
                handle.createUpdate(
                                """
                                UPDATE posts p
                                   SET like_rank = ranked.likes
                                  FROM (SELECT post_id, sum(likes) AS likes
                                          FROM post_counters
                                         WHERE post_id = ANY (:posts)
                                         GROUP BY post_id) AS ranked
                                 WHERE p.id = ranked.post_id AND p.like_rank <> ranked.likes
                                """)
                        .bindArray("posts", UUID.class, (Object[]) posts)
                        .execute());
    }

    private Outcome like(
            Connection connection, UUID post, UUID user, JdbiOutbox.EventRow event, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(LIKE)) {
            statement.setObject(1, post);
            statement.setObject(2, user);
            statement.setObject(3, Database.time(now));
            statement.setObject(4, post);
            statement.setObject(5, post);
            statement.setInt(6, anySlot());
            statement.setObject(7, event.id());
            statement.setObject(8, Database.time(event.at()));
            statement.setString(9, event.kind());
            statement.setString(10, event.payload());
            statement.setObject(11, post);
            return outcome(statement, post, 1);
        }
    }

    private Outcome unlike(Connection connection, UUID post, UUID user) throws SQLException {
        try (var statement = connection.prepareStatement(UNLIKE)) {
            statement.setObject(1, post);
            statement.setObject(2, user);
            statement.setObject(3, post);
            statement.setObject(4, post);
            statement.setInt(5, anySlot());
            statement.setObject(6, post);
            return outcome(statement, post, -1);
        }
    }

    /// The statement sees the counters as they were before it, so its own act is added here. One
    /// that changed nothing may have waited for another of the same person, which it does not see:
    /// it looks again.
    private static Outcome outcome(PreparedStatement statement, UUID post, int step)
            throws SQLException {
        try (var result = statement.executeQuery()) {
            result.next();
            if (result.getLong(1) == 1) {
                return new Outcome(true, result.getLong(2) + step);
            }
        }
        try (var count = statement.getConnection().prepareStatement(COUNT)) {
            count.setObject(1, post);
            try (var result = count.executeQuery()) {
                result.next();
                return new Outcome(false, result.getLong(1));
            }
        }
    }

    private void noted(PostId post, Outcome outcome) {
        if (outcome.changed() && toRank.size() < MOST_TO_RANK) {
            toRank.add(post.value());
        }
    }

    private static int anySlot() {
        return ThreadLocalRandom.current().nextInt(MOST_SLOTS);
    }
}
