package org.mecene.application.social;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.social.Comment;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.Comments;
import org.mecene.domain.social.SocialEvent.Commented;
import org.mecene.domain.social.SocialRefusal;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Commenting on posts and campaigns. Reading and writing comments takes the right to read what
/// they are about; changing or removing one's own does not (rules.md K2).
public final class CommentOn {
    private final Transactions transactions;
    private final Comments comments;
    private final CommentSubjects subjects;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public CommentOn(
            Transactions transactions,
            Comments comments,
            CommentSubjects subjects,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.comments = comments;
        this.subjects = subjects;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param parent the comment that is answered; null for none
    /// @throws Refused with `NotFound` or `PostLocked` when the caller may not read the subject,
    ///   [SocialRefusal.CommentsDisabled], or `InvalidInput` when the parent is not of the same
    ///   subject
    public Comments.Card add(
            Actor actor, CommentSubject subject, String body, @Nullable CommentId parent) {
        var author = actor.requireSignedIn().id();
        var about = subjects.requireReadable(actor, subject);
        if (!about.commentsEnabled()) {
            throw new Refused(new SocialRefusal.CommentsDisabled());
        }
        return transactions.call(() -> {
            var answered = parent == null ? null : requireParent(subject, parent);
            var thread = answered == null || answered.parent() == null ? parent : answered.parent();
            var comment =
                    new Comment(
                            new CommentId(ids.next()),
                            subject,
                            author,
                            body,
                            thread,
                            clock.instant(),
                            null,
                            0);
            comments.add(comment);
            events.publish(
                    new Commented(
                            comment.id(),
                            subject,
                            author,
                            about.owner(),
                            answered == null ? null : answered.author()));
            return comments.show(comment.id()).orElseThrow();
        });
    }

    public Page<Comments.Card> list(Actor actor, CommentSubject subject, PageRequest page) {
        subjects.requireReadable(actor, subject);
        return comments.list(subject, page);
    }

    /// @throws Refused with `NotFound`, or `NotPermitted` for anybody but the author and
    ///   administrators
    public Comments.Card edit(Actor actor, CommentId id, String body) {
        actor.requireSignedIn();
        return transactions.call(() -> {
            var comment =
                    comments.findForUpdate(id)
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.COMMENT));
            if (!actor.isUser(comment.author())) {
                subjects.requireReadable(actor, comment.subject());
                if (!actor.isAdmin()) {
                    throw CommonRefusal.notPermitted();
                }
            }
            comments.save(comment.edited(body, clock.instant()));
            return comments.show(id).orElseThrow();
        });
    }

    /// Removes a comment. One that is gone already is fine.
    ///
    /// @throws Refused with `NotPermitted` for anybody but the author, the owner of what it is
    ///   about, and administrators
    public void remove(Actor actor, CommentId id) {
        actor.requireSignedIn();
        transactions.run(
                () -> comments.findForUpdate(id).ifPresent(comment -> remove(actor, comment)));
    }

    private void remove(Actor actor, Comment comment) {
        var mayRemove =
                actor.isUser(comment.author())
                        || actor.isAdmin()
                        || actor.isUser(subjects.requireReadable(actor, comment.subject()).owner());
        if (!mayRemove) {
            throw CommonRefusal.notPermitted();
        }
        comments.remove(comment.id());
    }

    private Comment requireParent(CommentSubject subject, CommentId parent) {
        return comments.find(parent)
                .filter(found -> found.subject().equals(subject))
                .orElseThrow(() -> Validation.refused("parentId", FieldError.Code.UNKNOWN));
    }
}
