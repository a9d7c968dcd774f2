package org.mecene.domain.social;

import java.time.Instant;
import org.mecene.domain.content.PostId;
import org.mecene.domain.identity.UserId;

/// Who likes which post. Each person counts once, whatever is repeated and raced (rules.md K9);
/// many people may like one post at the same time without waiting for one another.
public interface Likes {
    /// Likes a post and, when that is new, publishes the event: in one statement, in a transaction
    /// of its own when none is open.
    Outcome like(PostId post, UserId user, SocialEvent.Liked event, Instant now);

    Outcome unlike(PostId post, UserId user);

    /// @param changed false when it was so before
    /// @param likeCount how many like the post now, the caller's own act included
    record Outcome(boolean changed, long likeCount) {}
}
