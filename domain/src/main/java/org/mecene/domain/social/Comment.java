package org.mecene.domain.social;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// What somebody says about something.
///
/// @param parent the comment that this one answers; null for one that answers none. Answers to
///   answers hang on the same first comment, so a thread is one level deep.
/// @param version grows with every stored change
public record Comment(
        CommentId id,
        CommentSubject subject,
        UserId author,
        String body,
        @Nullable CommentId parent,
        Instant createdAt,
        @Nullable Instant editedAt,
        long version) {
    public static final int MAX_BODY = 4_000;

    public Comment edited(String newBody, Instant now) {
        return new Comment(id, subject, author, newBody, parent, createdAt, now, version);
    }
}
