package org.mecene.domain.testkit;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostId;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.social.Comment;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.users.User;

/// Puts things into the store as if they had been there before: what a test says with `has`.
public interface Fixture {
    /// The same ports throughout one test.
    Ports ports();

    default User has(UserBuilder builder) {
        var user = builder.build(new UserId(ports().ids().next()), ports().clock().instant());
        committed(() -> ports().users().add(user));
        return user;
    }

    default MediaItem has(MediaItemBuilder builder) {
        var item = builder.build(new MediaId(ports().ids().next()), ports().clock().instant());
        committed(() -> ports().mediaItems().add(item));
        return item;
    }

    default Post has(PostBuilder builder) {
        var post = builder.build(new PostId(ports().ids().next()), ports().clock().instant());
        committed(() -> ports().posts().add(post));
        return post;
    }

    default Tier has(TierBuilder builder) {
        var tier = builder.build(new TierId(ports().ids().next()), ports().clock().instant());
        committed(() -> ports().tiers().add(tier));
        return tier;
    }

    default Subscription has(SubscriptionBuilder builder) {
        var subscription =
                builder.build(new SubscriptionId(ports().ids().next()), ports().clock().instant());
        committed(() -> ports().subscriptions().add(subscription));
        return subscription;
    }

    default Category hasCategory(String name) {
        var id = new CategoryId(ports().ids().next());
        var hex = id.value().toString().replace("-", "");
        var slug = Slug.of(name, hex.substring(hex.length() - 16));
        var category = new Category(id, slug, name, name + " (fr)", null);
        committed(() -> ports().categories().add(category));
        return category;
    }

    default Campaign has(CampaignBuilder builder) {
        if (!builder.hasCategory()) {
            var inUse = ports().categories().inUse();
            builder.in(inUse.isEmpty() ? hasCategory("Water") : inUse.getFirst());
        }
        var campaign =
                builder.build(new CampaignId(ports().ids().next()), ports().clock().instant());
        committed(() -> ports().campaigns().add(campaign));
        return campaign;
    }

    default Payment has(PaymentBuilder builder) {
        var payment = builder.build(new PaymentId(ports().ids().next()), ports().clock().instant());
        committed(() -> ports().payments().add(payment));
        return payment;
    }

    /// A donation with its payment. Neither the campaign's total nor the books know of it.
    default Donation has(DonationBuilder builder) {
        var now = ports().clock().instant();
        var donation =
                builder.build(
                        new DonationId(ports().ids().next()),
                        new PaymentId(ports().ids().next()),
                        now);
        committed(() -> {
            ports().payments().add(builder.payment(donation, now));
            ports().donations().add(donation);
        });
        return donation;
    }

    default Comment hasComment(User author, CommentSubject subject, @Nullable CommentId answering) {
        var comment =
                new Comment(
                        new CommentId(ports().ids().next()),
                        subject,
                        author.id(),
                        "Très beau, merci 👏",
                        answering,
                        ports().clock().instant(),
                        null,
                        0);
        committed(() -> ports().comments().add(comment));
        return comment;
    }

    /// Moves the clock to a time of which nothing else in the store is, for lists that hold what is
    /// everybody's.
    default void isAtAQuietTime() {
        var random = (ports().ids().next().getLeastSignificantBits() >>> 32) & 0x3FFF_FFFFL;
        ports().clock().advance(Duration.ofSeconds(random));
    }

    /// Does something in a transaction of its own.
    default void committed(Runnable work) {
        ports().transactions().run(work);
    }

    /// Like [#committed], for work with a result.
    default <T> T inTransaction(Supplier<T> work) {
        return ports().transactions().call(work);
    }
}
