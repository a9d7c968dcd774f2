package org.mecene.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.subscriptions.GracePolicy;
import org.mecene.domain.subscriptions.SubscriptionAccess;
import org.mecene.domain.subscriptions.TierId;

/// The one rule that says who may read a post. Detail, lists, feed, search, comments, likes and
/// media all ask it (rules.md K1): single objects here, lists by the SQL twin of this class, which
/// a property test holds to it.
public final class ReadingRights {
    private ReadingRights() {}

    /// What the rule needs to know of a post.
    ///
    /// @param tiers which tiers give access; empty for every tier of the creator
    public record Subject(
            UserId creator, Visibility visibility, Set<TierId> tiers, Instant publishedAt) {
        public static Subject of(Post post) {
            return new Subject(
                    post.creator(),
                    post.draft().visibility(),
                    post.draft().tiers(),
                    post.publishedAt());
        }
    }

    /// Who may do what with the words and pictures of a post.
    ///
    /// @param subscriptions what the viewer has with the creator; more than one counts for
    ///   whichever gives access (rules.md S6)
    public static Verdict judge(
            Subject post,
            Actor viewer,
            List<SubscriptionAccess> subscriptions,
            GracePolicy grace,
            Instant now) {
        if (viewer.isUser(post.creator()) || viewer.isAdmin()) {
            return Verdict.READABLE;
        }
        if (post.publishedAt().isAfter(now)) {
            return Verdict.HIDDEN;
        }
        if (post.visibility() == Visibility.PUBLIC) {
            return Verdict.READABLE;
        }
        var hasAccess =
                subscriptions.stream()
                        .filter(subscription -> subscription.grantsAccessAt(now, grace))
                        .anyMatch(subscription ->
                                post.tiers().isEmpty()
                                        || post.tiers().contains(subscription.tier()));
        return hasAccess ? Verdict.READABLE : Verdict.LOCKED;
    }

    public enum Verdict {
        /// The viewer may not learn that there is such a post.
        HIDDEN,
        /// The viewer sees that there is a post, and a teaser of it.
        LOCKED,
        READABLE
    }
}
