package org.mecene.domain.social;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.PostId;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;

public sealed interface SocialEvent extends DomainEvent {
    record Followed(UserId follower, UserId creator) implements SocialEvent {}

    record Liked(PostId post, UserId user, UserId creator) implements SocialEvent {}

    /// @param owner whose post or campaign it is about
    /// @param answered the author of the comment that it answers; null when it answers none
    record Commented(
            CommentId comment,
            CommentSubject subject,
            UserId author,
            UserId owner,
            @Nullable UserId answered)
            implements SocialEvent {}
}
