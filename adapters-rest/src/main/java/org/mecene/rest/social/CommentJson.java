package org.mecene.rest.social;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.social.Comments;
import org.mecene.rest.users.PersonJson;

/// @param removed whether only the place of the comment is left; then author and body are null
record CommentJson(
        String id,
        @Nullable PersonJson author,
        @Nullable String body,
        @Nullable String parentId,
        boolean removed,
        Instant createdAt,
        @Nullable Instant editedAt) {
    static CommentJson of(Comments.Card card, MediaLinks links) {
        var author = card.author();
        var parent = card.parent();
        return new CommentJson(
                card.id().toString(),
                author == null ? null : PersonJson.of(author, links),
                card.body(),
                parent == null ? null : parent.toString(),
                author == null,
                card.createdAt(),
                card.editedAt());
    }
}
