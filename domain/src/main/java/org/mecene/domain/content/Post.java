package org.mecene.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.subscriptions.TierId;

/// Something that a creator publishes.
///
/// @param publishedAt when others begin to see it; in the future for a planned post
/// @param version grows with every stored change; [Posts#save] refuses an older one
public record Post(
        PostId id,
        UserId creator,
        Draft draft,
        Instant createdAt,
        Instant publishedAt,
        @Nullable Instant editedAt,
        long version) {
    public static final int MAX_TITLE = 200;
    public static final int MAX_BODY = 50_000;
    public static final int MAX_TEASER = 500;
    public static final int MAX_MEDIA = 20;
    public static final int MAX_TAGS = 10;
    public static final int MAX_TIERS = 20;

    public static Post publish(
            PostId id, UserId creator, Draft draft, @Nullable Instant publishAt, Instant now) {
        return new Post(
                id, creator, draft, now, publishAt == null ? now : later(publishAt, now), null, 0);
    }

    /// The post with other words, by its author. A post that others can see already tells that it
    /// was edited.
    public Post edited(Draft newDraft, @Nullable Instant publishAt, Instant now) {
        var visibleAlready = !publishedAt.isAfter(now);
        var newPublishedAt =
                visibleAlready || publishAt == null ? publishedAt : later(publishAt, now);
        return new Post(
                id,
                creator,
                newDraft,
                createdAt,
                newPublishedAt,
                visibleAlready ? now : null,
                version);
    }

    /// Nothing is published in the past, where lists have been read already.
    private static Instant later(Instant publishAt, Instant now) {
        return publishAt.isBefore(now) ? now : publishAt;
    }

    public boolean isVisibleAt(Instant now) {
        return !publishedAt.isAfter(now);
    }

    /// What the author writes.
    ///
    /// @param teaser what those read who have no access; null lets the server say what is behind
    ///   the lock
    /// @param tiers which tiers give access; empty for every tier of the creator
    public record Draft(
            @Nullable String title,
            String body,
            @Nullable String teaser,
            Visibility visibility,
            Set<TierId> tiers,
            List<MediaId> media,
            List<Tag> tags,
            boolean commentsEnabled) {
        public Draft {
            tiers = Set.copyOf(tiers);
            media = List.copyOf(media);
            tags = List.copyOf(tags);
        }
    }
}
