package org.mecene.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.application.content.WritePosts;
import org.mecene.application.social.CommentOn;
import org.mecene.application.social.FollowCreators;
import org.mecene.application.social.LikePosts;
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Tier;

/// Creators with tiers and posts, and an audience that follows, likes, comments and subscribes.
final class DemoCreators {
    private static final String GOOD_CARD = "4242424242424242";

    private final WritePosts writePosts;
    private final OfferTiers offerTiers;
    private final Subscribe subscribe;
    private final FollowCreators followCreators;
    private final LikePosts likePosts;
    private final CommentOn commentOn;
    private final SandboxProvider sandbox;
    private final DemoPictures pictures;

    DemoCreators(
            WritePosts writePosts,
            OfferTiers offerTiers,
            Subscribe subscribe,
            FollowCreators followCreators,
            LikePosts likePosts,
            CommentOn commentOn,
            SandboxProvider sandbox,
            DemoPictures pictures) {
        this.writePosts = writePosts;
        this.offerTiers = offerTiers;
        this.subscribe = subscribe;
        this.followCreators = followCreators;
        this.likePosts = likePosts;
        this.commentOn = commentOn;
        this.sandbox = sandbox;
        this.pictures = pictures;
    }

    /// @param currency in which the creator is paid
    /// @param posts what they wrote, oldest first
    record Work(String currency, long smallPrice, long largePrice, List<Writing> posts) {}

    /// @param teaser null for a post that everybody may read
    record Writing(
            String title, String body, @Nullable String teaser, int pictures, List<String> tags) {}

    /// Publishes a creator's work and lets an audience meet it.
    void show(Actor creator, Work work, List<Actor> audience) {
        var small =
                offer(
                        creator,
                        "Supporter",
                        "Everything I write.",
                        work.smallPrice(),
                        work.currency());
        offer(
                creator,
                "Patron",
                "Everything I write, and my thanks by name.",
                work.largePrice(),
                work.currency());
        var posts = new ArrayList<PostId>();
        for (var writing : work.posts()) {
            posts.add(writePosts.publish(creator, draft(creator, writing), null));
        }
        for (var index = 0; index < audience.size(); index++) {
            meet(audience.get(index), index, creator, small, work, posts);
        }
    }

    private Tier offer(
            Actor creator, String name, String description, long price, String currency) {
        var money = Money.of(price, currency);
        return offerTiers.create(
                creator, new Tier.Offer(name, description, money, BillingInterval.MONTH, 0));
    }

    private Post.Draft draft(Actor creator, Writing writing) {
        var media = new ArrayList<MediaId>();
        for (var picture = 0; picture < writing.pictures(); picture++) {
            media.add(pictures.by(creator, "picture-" + (picture + 1)));
        }
        return new Post.Draft(
                writing.title(),
                writing.body(),
                writing.teaser(),
                writing.teaser() == null ? Visibility.PUBLIC : Visibility.SUBSCRIBERS,
                Set.of(),
                media,
                writing.tags().stream().map(Tag::parse).toList(),
                true);
    }

    /// Everybody follows; every second one subscribes; they like and say something about what they
    /// may read.
    private void meet(
            Actor fan, int index, Actor creator, Tier tier, Work work, List<PostId> posts) {
        followCreators.follow(fan, creator.requireSignedIn().id());
        if (index % 2 == 0) {
            var begun = subscribe.handle(fan, tier.id());
            sandbox.confirm(begun.clientSecret(), GOOD_CARD);
        }
        for (var number = 0; number < posts.size(); number++) {
            var isPublic = work.posts().get(number).teaser() == null;
            if (isPublic && (index + number) % 3 != 0) {
                likePosts.like(fan, posts.get(number));
            }
            if (isPublic && (index + number) % 4 == 1) {
                var words = DemoTexts.COMMENTS.get((index + number) % DemoTexts.COMMENTS.size());
                commentOn.add(fan, new CommentSubject.OnPost(posts.get(number)), words, null);
            }
        }
    }
}
