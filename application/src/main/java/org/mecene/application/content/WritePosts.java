package org.mecene.application.content;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.OwnMedia;
import org.mecene.domain.change.Change;
import org.mecene.domain.content.ContentEvent;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Posts;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// What a creator does with posts: publish, edit, remove.
public final class WritePosts {
    private final Transactions transactions;
    private final Posts posts;
    private final Tiers tiers;
    private final OwnMedia ownMedia;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public WritePosts(
            Transactions transactions,
            Posts posts,
            Tiers tiers,
            OwnMedia ownMedia,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.posts = posts;
        this.tiers = tiers;
        this.ownMedia = ownMedia;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param publishAt when others shall see it; null, or a time that has passed, for at once
    /// @throws Refused with `NotPermitted` for anybody but a creator, or `InvalidInput` for tiers
    ///   and files that are not the creator's
    public PostId publish(Actor actor, Post.Draft draft, @Nullable Instant publishAt) {
        var creator = actor.require(Role.CREATOR).id();
        return transactions.call(() -> {
            requireOwn(creator, draft);
            var post =
                    Post.publish(
                            new PostId(ids.next()), creator, draft, publishAt, clock.instant());
            posts.add(post);
            return post.id();
        });
    }

    /// What an author changes of a post.
    public record Edit(
            Change<String> title,
            Change<String> body,
            Change<String> teaser,
            Change<Visibility> visibility,
            Change<Set<TierId>> tiers,
            Change<List<MediaId>> media,
            Change<List<Tag>> tags,
            Change<Boolean> commentsEnabled,
            Change<Instant> publishAt) {
        Post.Draft over(Post.Draft old) {
            return new Post.Draft(
                    title.over(old.title()),
                    body.over(old.body(), old.body()),
                    teaser.over(old.teaser()),
                    visibility.over(old.visibility(), old.visibility()),
                    tiers.over(old.tiers(), Set.of()),
                    media.over(old.media(), List.of()),
                    tags.over(old.tags(), List.of()),
                    commentsEnabled.over(old.commentsEnabled(), true));
        }
    }

    /// @param version what the caller read, for `If-Match`; null when they do not say
    /// @throws Refused with `NotFound` when there is no such post for the caller, `NotPermitted`
    ///   for anybody but the author and administrators, `ChangedMeanwhile`, or `InvalidInput`
    public void edit(Actor actor, PostId id, Edit edit, @Nullable Long version) {
        transactions.run(() -> {
            var post = requireWritable(actor, id, version);
            var draft = edit.over(post.draft());
            requireOwn(post.creator(), draft);
            var publishAt = edit.publishAt().over(null);
            posts.save(post.edited(draft, publishAt, clock.instant()));
        });
    }

    /// Removes a post. One that is gone already is fine.
    ///
    /// @param version what the caller read, for `If-Match`; null when they do not say
    /// @throws Refused with `NotPermitted` for anybody but the author and administrators, or
    ///   `ChangedMeanwhile`
    public void remove(Actor actor, PostId id, @Nullable Long version) {
        actor.requireSignedIn();
        transactions.run(() -> {
            var found = posts.findForUpdate(id);
            if (found.isEmpty() || isHiddenFrom(actor, found.get())) {
                return;
            }
            var post = requireWritable(actor, id, version);
            posts.remove(id);
            events.publish(new ContentEvent.PostRemoved(id, post.creator()));
        });
    }

    private Post requireWritable(Actor actor, PostId id, @Nullable Long version) {
        actor.requireSignedIn();
        var post = posts.findForUpdate(id).orElseThrow(() -> CommonRefusal.notFound(Thing.POST));
        if (isHiddenFrom(actor, post)) {
            throw CommonRefusal.notFound(Thing.POST);
        }
        if (!actor.isUser(post.creator()) && !actor.isAdmin()) {
            throw CommonRefusal.notPermitted();
        }
        if (version != null && version != post.version()) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.POST));
        }
        return post;
    }

    private boolean isHiddenFrom(Actor actor, Post post) {
        return !post.isVisibleAt(clock.instant())
                && !actor.isUser(post.creator())
                && !actor.isAdmin();
    }

    private void requireOwn(UserId creator, Post.Draft draft) {
        ownMedia.require(creator, draft.media(), "mediaIds");
        if (!draft.tiers().isEmpty()
                && tiers.countOwned(creator, draft.tiers()) < draft.tiers().size()) {
            throw Validation.refused("tierIds", FieldError.Code.UNKNOWN);
        }
    }
}
