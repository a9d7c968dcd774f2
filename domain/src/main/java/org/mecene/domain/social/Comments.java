package org.mecene.domain.social;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.PersonCard;

/// The comments. Writing needs an open transaction. Whoever asks has checked that the viewer may
/// read the subject.
public interface Comments {
    void add(Comment comment);

    void save(Comment comment);

    /// Takes a comment out of sight. One that has answers stays as an empty place, so that they
    /// stay readable (rules.md N7).
    void remove(CommentId id);

    /// A comment that was not removed.
    Optional<Comment> find(CommentId id);

    Optional<Comment> findForUpdate(CommentId id);

    /// Newest first, answers among them.
    Page<Card> list(CommentSubject subject, PageRequest page);

    Optional<Card> show(CommentId id);

    /// A comment as it is shown.
    ///
    /// @param author null when the comment was removed and only its place is left, or its author is
    ///   shut out
    /// @param body null when the author is
    record Card(
            CommentId id,
            CommentSubject subject,
            @Nullable PersonCard author,
            @Nullable String body,
            @Nullable CommentId parent,
            Instant createdAt,
            @Nullable Instant editedAt) {}
}
