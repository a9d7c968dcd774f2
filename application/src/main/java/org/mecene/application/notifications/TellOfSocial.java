package org.mecene.application.notifications;

import java.time.Instant;
import java.util.Map;
import org.mecene.domain.content.Posts;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.content.ReadingRights.Verdict;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.social.Comment;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.Comments;
import org.mecene.domain.social.SocialEvent;
import org.mecene.domain.social.SocialEvent.Commented;
import org.mecene.domain.social.SocialEvent.Followed;
import org.mecene.domain.social.SocialEvent.Liked;
import org.mecene.domain.subscriptions.GracePolicy;

/// Tells people what others did to what is theirs.
public final class TellOfSocial implements EventHandler {
    private static final int EXCERPT = 140;
    private static final Map<String, String> WORDLESS = Map.of("excerpt", "…");

    private final Teller teller;
    private final Comments comments;
    private final Posts posts;

    public TellOfSocial(Teller teller, Comments comments, Posts posts) {
        this.teller = teller;
        this.comments = comments;
        this.posts = posts;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof SocialEvent event) {
            switch (event) {
                case Followed followed -> tell(recorded, followed);
                case Liked liked -> tell(recorded, liked);
                case Commented commented ->
                        comments.find(commented.comment())
                                .ifPresent(comment -> tell(recorded, commented, comment));
            }
        }
    }

    private void tell(RecordedEvent recorded, Followed followed) {
        var follower = followed.follower();
        var subject = new Subject(Subject.Type.USER, follower.value());
        teller.tell(
                recorded,
                followed.creator(),
                new Teller.Message(
                        NotificationKind.NEW_FOLLOWER,
                        subject,
                        follower,
                        Map.of(),
                        "/users/" + follower));
    }

    private void tell(RecordedEvent recorded, Liked liked) {
        var subject = new Subject(Subject.Type.POST, liked.post().value());
        teller.tell(
                recorded,
                liked.creator(),
                new Teller.Message(
                        NotificationKind.LIKE,
                        subject,
                        liked.user(),
                        Map.of(),
                        "/posts/" + liked.post()));
    }

    private void tell(RecordedEvent recorded, Commented commented, Comment comment) {
        var path = path(commented.subject());
        var subject = new Subject(Subject.Type.COMMENT, comment.id().value());
        var facts = Map.of("excerpt", excerpt(comment.body()));
        var answered = commented.answered();
        if (answered != null) {
            teller.tell(
                    recorded,
                    answered,
                    new Teller.Message(
                            NotificationKind.REPLY,
                            subject,
                            comment.author(),
                            answered.equals(commented.owner())
                                            || isPublic(commented.subject(), recorded.at())
                                    ? facts
                                    : WORDLESS,
                            path));
        }
        // An owner whose own comment was answered was told of the answer.
        if (!commented.owner().equals(answered)) {
            teller.tell(
                    recorded,
                    commented.owner(),
                    new Teller.Message(
                            NotificationKind.COMMENT, subject, comment.author(), facts, path));
        }
    }

    /// Whether everybody may read the answer. Whoever wrote the comment may have lost their access
    /// since, so what is said behind it is not repeated to them.
    private boolean isPublic(CommentSubject subject, Instant at) {
        return switch (subject) {
            case CommentSubject.OnPost(var post) ->
                    posts.rights(post, new Reader(Actor.anonymous(), GracePolicy.ofDays(0), at))
                            .filter(rights -> rights.verdict() == Verdict.READABLE)
                            .isPresent();
            case CommentSubject.OnCampaign _ -> true;
        };
    }

    private static String path(CommentSubject subject) {
        return switch (subject) {
            case CommentSubject.OnPost(var post) -> "/posts/" + post;
            case CommentSubject.OnCampaign(var campaign) -> "/campaigns/" + campaign;
        };
    }

    private static String excerpt(String body) {
        if (body.codePointCount(0, body.length()) <= EXCERPT) {
            return body;
        }
        return body.substring(0, body.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
