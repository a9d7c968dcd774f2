package org.mecene.persistence.content;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.content.PostCard.Reading;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

/// Reads posts out of rows.
final class PostRows {
    static final String POST =
            """
            p.id, p.creator_id, p.title, p.body, p.teaser, p.visibility, p.tier_ids, p.media_ids, p.tags,
            p.comments_enabled, p.created_at, p.published_at, p.edited_at, p.version
            """;

    /// The columns of a card but for its reading, which comes last.
    static final String CARD =
            """
            p.id, u.id, u.handle, u.display_name, u.avatar_media_id, p.title, p.visibility, p.tier_ids, p.media_ids, p.tags,
            p.comments_enabled,
            coalesce((SELECT sum(c.likes) FROM post_counters c WHERE c.post_id = p.id), 0),
            coalesce((SELECT sum(c.comments) FROM post_counters c WHERE c.post_id = p.id), 0),
            coalesce((SELECT true FROM post_likes l WHERE l.post_id = p.id AND l.user_id = :viewer), false),
            p.published_at, p.edited_at, p.version
            """;

    private PostRows() {}

    static Post post(Row row) throws SQLException {
        var id = new PostId(row.uuid());
        var creator = new UserId(row.uuid());
        var title = row.textOrNull();
        var body = row.text();
        var teaser = row.textOrNull();
        var draft =
                new Post.Draft(
                        title,
                        body,
                        teaser,
                        row.constant(Visibility.class),
                        tiers(row),
                        media(row),
                        tags(row),
                        row.flag());
        return new Post(
                id,
                creator,
                draft,
                row.instant(),
                row.instant(),
                row.instantOrNull(),
                row.number());
    }

    /// Reads the columns of [#CARD]; the reading is put in afterwards.
    static PostCard card(Row row, Readings readings) throws SQLException {
        var id = new PostId(row.uuid());
        var creator = PersonCards.read(row);
        var title = row.textOrNull();
        var visibility = row.constant(Visibility.class);
        var tiers = tiers(row);
        var media = media(row);
        var tags = tags(row);
        var commentsEnabled = row.flag();
        var likes = row.number();
        var comments = row.number();
        var liked = row.flag();
        var publishedAt = row.instant();
        var editedAt = row.instantOrNull();
        var version = row.number();
        return new PostCard(
                id,
                creator,
                title,
                visibility,
                tiers,
                readings.read(row),
                media,
                tags,
                commentsEnabled,
                likes,
                comments,
                liked,
                publishedAt,
                editedAt,
                version);
    }

    interface Readings {
        Reading read(Row row) throws SQLException;
    }

    static Reading reading(
            boolean readable, @Nullable String body, @Nullable String teaser, int wordCount) {
        return readable && body != null
                ? new Reading.Open(body)
                : new Reading.Locked(teaser, wordCount);
    }

    static Set<TierId> tiers(Row row) throws SQLException {
        return row.list(UUID.class).stream()
                .map(TierId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<MediaId> media(Row row) throws SQLException {
        return row.list(UUID.class).stream().map(MediaId::new).toList();
    }

    private static List<Tag> tags(Row row) throws SQLException {
        return row.list(String.class).stream().map(Tag::new).toList();
    }
}
