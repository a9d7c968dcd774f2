package org.mecene.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.users.PersonCard;

/// A post as one viewer sees it.
///
/// @param version for the ETag of a post that the viewer may read
public record PostCard(
        PostId id,
        PersonCard creator,
        @Nullable String title,
        Visibility visibility,
        Set<TierId> tiers,
        Reading reading,
        List<MediaId> media,
        List<Tag> tags,
        boolean commentsEnabled,
        long likeCount,
        long commentCount,
        boolean likedByViewer,
        Instant publishedAt,
        @Nullable Instant editedAt,
        long version) {
    public PostCard {
        tiers = Set.copyOf(tiers);
        media = List.copyOf(media);
        tags = List.copyOf(tags);
    }

    public boolean isLocked() {
        return reading instanceof Reading.Locked;
    }

    /// What of the words the viewer gets. A locked post does not carry its body at all, so nothing
    /// can let it slip.
    public sealed interface Reading {
        record Open(String body) implements Reading {}

        /// @param teaser the author's teaser, if there is one
        /// @param wordCount how long the hidden body is, roughly
        record Locked(@Nullable String teaser, int wordCount) implements Reading {}
    }
}
