package org.mecene.domain.content;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.content.ReadingRights.Subject;
import org.mecene.domain.content.ReadingRights.Verdict;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.social.InMemoryFollows.Follow;
import org.mecene.domain.social.InMemoryLikes.Like;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionAccess;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Words;
import org.mecene.domain.users.User;

public final class InMemoryPosts implements Posts {
    private final InMemoryDatabase database;

    public InMemoryPosts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Post post) {
        requireReferences(post);
        database.posts().add(post.id(), post);
    }

    @Override
    public void save(Post post) {
        requireReferences(post);
        database.posts()
                .replace(
                        post.id(),
                        next(post),
                        stored -> stored.version() == post.version(),
                        Thing.POST);
    }

    @Override
    public void remove(PostId id) {
        database.transactions().requireOpen();
        var comments =
                database.comments()
                        .where(comment -> comment.subject().id().equals(id.value()))
                        .toList();
        comments.forEach(comment -> database.comments().remove(comment.id()));
        var likes = database.likes().keys().filter(like -> like.post().equals(id)).toList();
        likes.forEach(like -> database.likes().remove(like));
        database.posts().remove(id);
    }

    @Override
    public Optional<Post> findForUpdate(PostId id) {
        return database.posts().findForUpdate(id);
    }

    @Override
    public Optional<PostCard> show(PostId id, Reader reader) {
        return database.posts()
                .find(id)
                .filter(this::isByActive)
                .filter(post -> isVisible(post, reader))
                .map(post -> card(post, reader));
    }

    @Override
    public Optional<Rights> rights(PostId id, Reader reader) {
        return database.posts()
                .find(id)
                .filter(this::isByActive)
                .map(post ->
                        new Rights(
                                Subject.of(post),
                                judge(post, reader),
                                post.draft().commentsEnabled()));
    }

    private boolean isByActive(Post post) {
        return database.users()
                .find(post.creator())
                .filter(creator -> creator.status() == User.Status.ACTIVE)
                .isPresent();
    }

    @Override
    public Page<PostCard> list(PostFilter filter, Reader reader, PageRequest page) {
        var fitting =
                database.posts()
                        .where(post -> isVisible(post, reader))
                        .filter(post -> fits(post, filter, reader));
        return switch (filter.sort()) {
            case NEWEST -> newestFirst(fitting, reader, page);
            case POPULAR ->
                    Pages.descending(
                            fitting.map(post -> card(post, reader)),
                            card -> new Cursor(card.likeCount(), card.id().value()),
                            page);
        };
    }

    @Override
    public Page<PostCard> feed(Reader reader, PageRequest page) {
        var viewer = reader.actor().userId();
        if (viewer.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var ofInterest =
                database.posts()
                        .where(post -> isVisible(post, reader))
                        .filter(post -> isConnected(viewer.get(), post.creator(), reader));
        return newestFirst(ofInterest, reader, page);
    }

    @Override
    public Optional<Sight> sightOf(MediaId media, Reader reader) {
        return database.posts()
                .where(post -> post.draft().media().contains(media))
                .flatMap(post ->
                        switch (judge(post, reader)) {
                            case HIDDEN -> Stream.<Sight>empty();
                            case LOCKED -> Stream.of(Sight.BLURRED);
                            case READABLE -> Stream.of(Sight.FULL);
                        })
                .max(Comparator.naturalOrder());
    }

    private Page<PostCard> newestFirst(Stream<Post> posts, Reader reader, PageRequest page) {
        return Pages.descending(
                posts.map(post -> card(post, reader)),
                card -> Cursor.at(card.publishedAt(), card.id().value()),
                page);
    }

    private boolean isConnected(UserId viewer, UserId creator, Reader reader) {
        return database.follows().has(new Follow(viewer, creator))
                || subscriptions(viewer, creator)
                        .map(Subscription::access)
                        .anyMatch(access -> access.grantsAccessAt(reader.now(), reader.grace()));
    }

    private boolean fits(Post post, PostFilter filter, Reader reader) {
        var draft = post.draft();
        return (filter.creator() == null || filter.creator().equals(post.creator()))
                && (filter.visibility() == null || filter.visibility() == draft.visibility())
                && (filter.tag() == null || draft.tags().contains(filter.tag()))
                && (filter.from() == null || !post.publishedAt().isBefore(filter.from()))
                && (filter.to() == null || post.publishedAt().isBefore(filter.to()))
                && (filter.words() == null || Words.areIn(filter.words(), readable(post, reader)));
    }

    private Stream<String> readable(Post post, Reader reader) {
        var draft = post.draft();
        var shown =
                Stream.concat(
                        Stream.ofNullable(draft.title()),
                        draft.tags().stream().map(tag -> tag.value()));
        return judge(post, reader) == Verdict.READABLE
                ? Stream.concat(shown, Stream.of(draft.body()))
                : shown;
    }

    private boolean isVisible(Post post, Reader reader) {
        return judge(post, reader) != Verdict.HIDDEN;
    }

    private Verdict judge(Post post, Reader reader) {
        List<SubscriptionAccess> accesses =
                reader.actor().userId().stream()
                        .flatMap(viewer -> subscriptions(viewer, post.creator()))
                        .map(Subscription::access)
                        .toList();
        return ReadingRights.judge(
                Subject.of(post), reader.actor(), accesses, reader.grace(), reader.now());
    }

    private Stream<Subscription> subscriptions(UserId subscriber, UserId creator) {
        return database.subscriptions()
                .where(subscription ->
                        subscription.subscriber().equals(subscriber)
                                && subscription.creator().equals(creator));
    }

    private PostCard card(Post post, Reader reader) {
        var draft = post.draft();
        var reading =
                judge(post, reader) == Verdict.READABLE
                        ? new PostCard.Reading.Open(draft.body())
                        : new PostCard.Reading.Locked(draft.teaser(), countWords(draft.body()));
        return new PostCard(
                post.id(),
                database.card(post.creator()),
                draft.title(),
                draft.visibility(),
                draft.tiers(),
                reading,
                draft.media(),
                draft.tags(),
                draft.commentsEnabled(),
                database.likes().keys().filter(like -> like.post().equals(post.id())).count(),
                countComments(post.id()),
                reader.actor()
                        .userId()
                        .filter(viewer -> database.likes().has(new Like(post.id(), viewer)))
                        .isPresent(),
                post.publishedAt(),
                post.editedAt(),
                post.version());
    }

    private long countComments(PostId post) {
        return database.comments()
                .where(comment -> comment.subject().id().equals(post.value()))
                .filter(comment -> !database.removedComments().has(comment.id()))
                .count();
    }

    private static int countWords(String body) {
        return body.isBlank() ? 0 : body.strip().split("\\s+", -1).length;
    }

    private void requireReferences(Post post) {
        reference(database.users(), post.creator());
        post.draft().tiers().forEach(tier -> reference(database.tiers(), tier));
        post.draft().media().forEach(media -> reference(database.mediaItems(), media));
    }

    private static Post next(Post post) {
        return new Post(
                post.id(),
                post.creator(),
                post.draft(),
                post.createdAt(),
                post.publishedAt(),
                post.editedAt(),
                post.version() + 1);
    }
}
