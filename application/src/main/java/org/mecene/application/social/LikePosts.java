package org.mecene.application.social;

import java.time.InstantSource;
import org.mecene.application.content.Reading;
import org.mecene.domain.content.ContentRefusal;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Posts;
import org.mecene.domain.content.ReadingRights.Verdict;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.social.Likes;
import org.mecene.domain.social.SocialEvent.Liked;

/// Liking posts, and taking it back. Both may be repeated.
public final class LikePosts {
    private final Posts posts;
    private final Likes likes;
    private final Reading reading;
    private final InstantSource clock;

    public LikePosts(Posts posts, Likes likes, Reading reading, InstantSource clock) {
        this.posts = posts;
        this.likes = likes;
        this.reading = reading;
        this.clock = clock;
    }

    /// @return how many like the post now
    /// @throws Refused with `NotFound`, or [ContentRefusal.PostLocked] when the caller may not read
    ///   it
    public long like(Actor actor, PostId id) {
        var user = actor.requireSignedIn().id();
        var rights = requireVisible(actor, id);
        if (rights.verdict() == Verdict.LOCKED) {
            throw new Refused(new ContentRefusal.PostLocked(id));
        }
        var event = new Liked(id, user, rights.post().creator());
        return likes.like(id, user, event, clock.instant()).likeCount();
    }

    /// Takes a like back, also from a post that the caller may no longer read (rules.md K2).
    ///
    /// @return how many like the post now
    /// @throws Refused with `NotFound`
    public long unlike(Actor actor, PostId id) {
        var user = actor.requireSignedIn().id();
        requireVisible(actor, id);
        return likes.unlike(id, user).likeCount();
    }

    private Posts.Rights requireVisible(Actor actor, PostId id) {
        return posts.rights(id, reading.by(actor))
                .filter(rights -> rights.verdict() != Verdict.HIDDEN)
                .orElseThrow(() -> CommonRefusal.notFound(Thing.POST));
    }
}
