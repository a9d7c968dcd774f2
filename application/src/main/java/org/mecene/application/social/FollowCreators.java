package org.mecene.application.social;

import java.time.InstantSource;
import org.mecene.application.users.Creators;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.social.Follows;
import org.mecene.domain.social.SocialEvent.Followed;
import org.mecene.domain.social.SocialRefusal;
import org.mecene.domain.transactions.Transactions;

/// Following creators, and no longer following them. Both may be repeated.
public final class FollowCreators {
    private final Transactions transactions;
    private final Follows follows;
    private final Creators creators;
    private final Events events;
    private final InstantSource clock;

    public FollowCreators(
            Transactions transactions,
            Follows follows,
            Creators creators,
            Events events,
            InstantSource clock) {
        this.transactions = transactions;
        this.follows = follows;
        this.creators = creators;
        this.events = events;
        this.clock = clock;
    }

    /// @throws Refused with `NotFound` when there is no such creator, or
    ///   [SocialRefusal.FollowingOneself]
    public void follow(Actor actor, UserId creator) {
        var follower = actor.requireSignedIn().id();
        if (follower.equals(creator)) {
            throw new Refused(new SocialRefusal.FollowingOneself());
        }
        transactions.run(() -> {
            if (!creators.isOpen(creator)) {
                throw CommonRefusal.notFound(Thing.USER);
            }
            if (follows.follow(follower, creator, clock.instant())) {
                events.publish(new Followed(follower, creator));
            }
        });
    }

    public void unfollow(Actor actor, UserId creator) {
        var follower = actor.requireSignedIn().id();
        transactions.run(() -> follows.unfollow(follower, creator));
    }

    public Page<Follows.Entry> following(Actor actor, PageRequest page) {
        return follows.following(actor.requireSignedIn().id(), page);
    }

    public Page<Follows.Entry> followers(Actor actor, PageRequest page) {
        return follows.followers(actor.requireSignedIn().id(), page);
    }
}
