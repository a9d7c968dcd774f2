package org.mecene.persistence.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.content.Posts.Rights;
import org.mecene.domain.content.ReadingRights;
import org.mecene.domain.content.ReadingRights.Verdict;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.subscriptions.SubscriptionAccess;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// Single posts, judged by [ReadingRights]: the row brings what the rule needs to know, in the same
/// round trip. Plain JDBC, because a post is what is read most.
final class PostReads {
    /// What the rule needs to know, the last five columns of every question here. The viewer's
    /// subscriptions come as texts of four words, and only where the rule will ask for them.
    private static final String SUBJECT =
            """
            p.creator_id, p.visibility, p.tier_ids, p.published_at,
            CASE WHEN p.visibility = 'public' THEN NULL
                 ELSE ARRAY (SELECT concat_ws(' ', s.tier_id, s.status,
                                              coalesce((extract(epoch FROM s.paid_through) * 1000000)::bigint::text, '-'),
                                              s.cancel_at_period_end)
                               FROM subscriptions s
                              WHERE s.subscriber_id = ? AND s.creator_id = p.creator_id
                                AND s.status NOT IN ('canceled', 'expired'))
            END
            """;

    private static final String SHOW =
            "SELECT "
                    + PostRows.CARD.replace(":viewer", "?")
                    + ", p.body, p.teaser, p.word_count, "
                    + SUBJECT
                    + " FROM posts p JOIN users u ON u.id = p.creator_id WHERE u.status = 'active' AND p.id = ?";

    private static final String RIGHTS =
            "SELECT p.comments_enabled, "
                    + SUBJECT
                    + " FROM posts p JOIN users u ON u.id = p.creator_id WHERE u.status = 'active' AND p.id = ?";

    private static final String BY_MEDIA =
            "SELECT "
                    + SUBJECT
                    + " FROM post_media m JOIN posts p ON p.id = m.post_id JOIN users u ON u.id = p.creator_id"
                    + " WHERE u.status = 'active' AND m.media_id = ? LIMIT 100";

    private final Database database;

    PostReads(Database database) {
        this.database = database;
    }

    Optional<PostCard> show(PostId id, Reader reader) {
        return database.readBare(connection ->
                one(connection, SHOW, 2, id.value(), reader, row -> card(row, reader)));
    }

    Optional<Rights> rights(PostId id, Reader reader) {
        return database.readBare(connection ->
                one(connection, RIGHTS, 1, id.value(), reader, row -> rights(row, reader)));
    }

    List<Verdict> verdictsByMedia(MediaId media, Reader reader) {
        return database.readBare(connection -> {
            try (var statement = prepare(connection, BY_MEDIA, 1, media.value(), reader);
                    var result = statement.executeQuery()) {
                var verdicts = new ArrayList<Verdict>();
                while (result.next()) {
                    verdicts.add(judged(new Row(result), reader).verdict());
                }
                return verdicts;
            }
        });
    }

    private interface Reading<T> {
        @Nullable T read(Row row) throws SQLException;
    }

    private static <T> Optional<T> one(
            Connection connection,
            String sql,
            int viewers,
            UUID id,
            Reader reader,
            Reading<T> reading)
            throws SQLException {
        try (var statement = prepare(connection, sql, viewers, id, reader);
                ResultSet result = statement.executeQuery()) {
            return result.next()
                    ? Optional.ofNullable(reading.read(new Row(result)))
                    : Optional.empty();
        }
    }

    /// @param viewers how many times the viewer stands in the question, before the id
    private static PreparedStatement prepare(
            Connection connection, String sql, int viewers, UUID id, Reader reader)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        var viewer = ReadingRightsSql.viewer(reader);
        for (var position = 1; position <= viewers; position++) {
            statement.setObject(position, viewer);
        }
        statement.setObject(viewers + 1, id);
        return statement;
    }

    private record Judged(ReadingRights.Subject subject, Verdict verdict) {}

    private static @Nullable PostCard card(Row row, Reader reader) throws SQLException {
        var hidden = new boolean[1];
        var card =
                PostRows.card(
                        row,
                        last -> {
                            var body = last.text();
                            var teaser = last.textOrNull();
                            var wordCount = last.integer();
                            var verdict = judged(last, reader).verdict();
                            hidden[0] = verdict == Verdict.HIDDEN;
                            return PostRows.reading(
                                    verdict == Verdict.READABLE, body, teaser, wordCount);
                        });
        return hidden[0] ? null : card;
    }

    private static Rights rights(Row row, Reader reader) throws SQLException {
        var commentsEnabled = row.flag();
        var judged = judged(row, reader);
        return new Rights(judged.subject(), judged.verdict(), commentsEnabled);
    }

    private static Judged judged(Row row, Reader reader) throws SQLException {
        var subject =
                new ReadingRights.Subject(
                        new UserId(row.uuid()),
                        row.constant(Visibility.class),
                        PostRows.tiers(row),
                        row.instant());
        var subscriptions = row.list(String.class).stream().map(PostReads::access).toList();
        var verdict =
                ReadingRights.judge(
                        subject, reader.actor(), subscriptions, reader.grace(), reader.now());
        return new Judged(subject, verdict);
    }

    private static SubscriptionAccess access(String words) {
        var parts = words.split(" ", -1);
        var paidThrough =
                parts[2].equals("-")
                        ? null
                        : Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS);
        return new SubscriptionAccess(
                new TierId(UUID.fromString(parts[0])),
                SubscriptionStatus.ofWire(parts[1]),
                paidThrough,
                parts[3].equals("t"));
    }
}
