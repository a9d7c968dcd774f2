package org.mecene.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Actors.as;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Properties.oneOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.content.ReadingRights.Subject;
import org.mecene.domain.content.ReadingRights.Verdict;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.subscriptions.GracePolicy;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionAccess;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.User;

/// A small world of random posts, subscriptions and viewers, in which every answer about every pair
/// of viewer and post is compared with what [ReadingRights] says.
final class ReadingRightsTrial {
    private static final int POSTS_OF_EACH = 6;
    private static final int VIEWERS = 6;

    private final List<Post> posts = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<MediaId> images = new ArrayList<>();
    private final List<Actor> viewers = new ArrayList<>(List.of(Actor.anonymous()));
    private final List<Follow> follows = new ArrayList<>();
    private final Fixture given;
    private final RandomGenerator random;
    private final GracePolicy grace;
    private final Instant start;

    private record Follow(UserId follower, UserId creator) {}

    ReadingRightsTrial(Fixture given, RandomGenerator random) {
        this.given = given;
        this.random = random;
        this.grace = GracePolicy.ofDays(random.nextInt(0, 11));
        this.start = given.ports().clock().instant();
    }

    void run() {
        var people = Stream.generate(() -> given.has(aUser())).limit(VIEWERS).toList();
        var creators = List.of(given.has(aCreator()), given.has(aCreator()));
        creators.forEach(creator -> {
            var tiers = List.of(given.has(aTier().of(creator)), given.has(aTier().of(creator)));
            publish(creator, tiers);
            people.forEach(person -> connect(person, creator, tiers));
        });
        Stream.concat(people.stream(), creators.stream()).forEach(user -> viewers.add(as(user)));
        viewers.add(as(given.has(anAdmin())));
        for (var viewer : viewers) {
            for (var days : List.of(0, 5, 20)) {
                var reader = new Reader(viewer, grace, start.plus(Duration.ofDays(days)));
                posts.forEach(post -> compare(post, reader));
                images.forEach(image -> compareSight(image, reader));
                creators.forEach(creator -> compareList(creator, reader));
                compareFeed(reader);
            }
        }
    }

    private void publish(User creator, List<Tier> tiers) {
        var shared = given.has(anImage().of(creator));
        images.add(shared.id());
        for (var count = 0; count < POSTS_OF_EACH; count++) {
            var post =
                    aPost().by(creator)
                            .saying("corps secret")
                            .publishedAt(start.plus(Duration.ofDays(random.nextInt(-20, 21))));
            switch (random.nextInt(4)) {
                case 0 -> post.forSubscribers();
                case 1 -> post.forSubscribersOf(oneOf(random, tiers));
                case 2 -> tiers.forEach(post::forSubscribersOf);
                default -> {}
            }
            if (random.nextBoolean()) {
                post.showing(shared);
            }
            var own = given.has(anImage().of(creator));
            images.add(own.id());
            posts.add(given.has(post.showing(own)));
        }
    }

    /// At most one live subscription, and some that are over.
    private void connect(User person, User creator, List<Tier> tiers) {
        var statuses = List.of(SubscriptionStatus.values());
        var hasLive = false;
        for (var count = random.nextInt(4); count > 0; count--) {
            var status = oneOf(random, statuses);
            if (status.isLive() && hasLive) {
                continue;
            }
            hasLive = hasLive || status.isLive();
            var subscription =
                    aSubscription()
                            .of(person)
                            .to(oneOf(random, tiers))
                            .in(status)
                            .paidThrough(randomEnd());
            subscriptions.add(
                    given.has(random.nextBoolean() ? subscription : subscription.ending()));
        }
        if (random.nextInt(3) == 0) {
            given.committed(() -> given.ports().follows().follow(person.id(), creator.id(), start));
            follows.add(new Follow(person.id(), creator.id()));
        }
    }

    /// Often exactly an instant at which the world is looked at, because that is where rules
    /// differ.
    private @Nullable Instant randomEnd() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> start;
            case 2 -> start.plus(Duration.ofDays(5)).minus(grace.grace());
            default -> start.plus(Duration.ofDays(random.nextInt(-30, 31)));
        };
    }

    private void compare(Post post, Reader reader) {
        var expected = judge(post, reader);
        var rights = given.ports().posts().rights(post.id(), reader).orElseThrow();
        var card = given.ports().posts().show(post.id(), reader);

        assertThat(rights.verdict()).as(describe(post, reader)).isEqualTo(expected);
        assertThat(rights.post()).isEqualTo(Subject.of(post));
        assertThat(card.isPresent())
                .as(describe(post, reader))
                .isEqualTo(expected != Verdict.HIDDEN);
        card.ifPresent(shown -> compareCard(shown, expected));
    }

    private static void compareCard(PostCard card, Verdict expected) {
        assertThat(card.isLocked()).isEqualTo(expected == Verdict.LOCKED);
        assertThat(card.toString().contains("corps secret"))
                .as("the body shows")
                .isEqualTo(expected == Verdict.READABLE);
    }

    private void compareList(User creator, Reader reader) {
        var filter =
                new PostFilter(creator.id(), null, null, null, null, null, PostFilter.Sort.NEWEST);
        var cards = Walk.through(2, page -> given.ports().posts().list(filter, reader, page));

        compareCards(cards, visible(post -> post.creator().equals(creator.id()), reader), reader);
    }

    private void compareFeed(Reader reader) {
        var cards = Walk.through(2, page -> given.ports().posts().feed(reader, page));

        compareCards(cards, visible(post -> isConnected(post.creator(), reader), reader), reader);
    }

    private void compareCards(List<PostCard> cards, List<Post> expected, Reader reader) {
        assertThat(cards)
                .extracting(PostCard::id)
                .containsExactlyElementsOf(expected.stream().map(Post::id).toList());
        for (var index = 0; index < cards.size(); index++) {
            compareCard(cards.get(index), judge(expected.get(index), reader));
        }
    }

    private void compareSight(MediaId image, Reader reader) {
        var expected =
                posts.stream()
                        .filter(post -> post.draft().media().contains(image))
                        .flatMap(post -> sight(judge(post, reader)).stream())
                        .max(Comparator.naturalOrder());

        assertThat(given.ports().posts().sightOf(image, reader)).isEqualTo(expected);
    }

    private static Optional<Sight> sight(Verdict verdict) {
        return switch (verdict) {
            case HIDDEN -> Optional.empty();
            case LOCKED -> Optional.of(Sight.BLURRED);
            case READABLE -> Optional.of(Sight.FULL);
        };
    }

    private List<Post> visible(Predicate<Post> wanted, Reader reader) {
        return posts.stream()
                .filter(wanted)
                .filter(post -> judge(post, reader) != Verdict.HIDDEN)
                .sorted(
                        Comparator.comparing(Post::publishedAt)
                                .thenComparing(post -> post.id().value())
                                .reversed())
                .toList();
    }

    private boolean isConnected(UserId creator, Reader reader) {
        var follows =
                reader.actor()
                        .userId()
                        .filter(viewer -> this.follows.contains(new Follow(viewer, creator)))
                        .isPresent();
        return follows
                || accesses(creator, reader.actor()).stream()
                        .anyMatch(access -> access.grantsAccessAt(reader.now(), grace));
    }

    private Verdict judge(Post post, Reader reader) {
        return ReadingRights.judge(
                Subject.of(post),
                reader.actor(),
                accesses(post.creator(), reader.actor()),
                grace,
                reader.now());
    }

    private List<SubscriptionAccess> accesses(UserId creator, Actor viewer) {
        return subscriptions.stream()
                .filter(row -> viewer.isUser(row.subscriber()) && row.creator().equals(creator))
                .map(Subscription::access)
                .toList();
    }

    private static String describe(Post post, Reader reader) {
        return "%s for %s".formatted(Subject.of(post), reader);
    }
}
