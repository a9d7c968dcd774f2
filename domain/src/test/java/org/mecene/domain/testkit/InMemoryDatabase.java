package org.mecene.domain.testkit;

import java.time.Instant;
import java.time.InstantSource;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostId;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.social.Comment;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.InMemoryFollows;
import org.mecene.domain.social.InMemoryLikes;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierChange;
import org.mecene.domain.subscriptions.TierChangeId;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.users.PersonCard;
import org.mecene.domain.users.User;

/// What several fakes look at, as several repositories look at one database. What hangs on another
/// thing must name one that is there, as a foreign key would demand.
///
/// @param removedComments those whose place is kept because they have answers
public record InMemoryDatabase(
        InMemoryTransactions transactions,
        InstantSource clock,
        Rows<UserId, User> users,
        Rows<MediaId, MediaItem> mediaItems,
        Rows<PostId, Post> posts,
        Rows<CommentId, Comment> comments,
        Rows<CommentId, Instant> removedComments,
        Rows<InMemoryLikes.Like, Instant> likes,
        Rows<InMemoryFollows.Follow, Instant> follows,
        Rows<TierId, Tier> tiers,
        Rows<SubscriptionId, Subscription> subscriptions,
        Rows<TierChangeId, TierChange> tierChanges,
        Rows<PaymentId, Payment> payments,
        Rows<RefundId, Refund> refunds,
        Rows<DocumentId, Document> documents,
        Rows<UserId, BillingDetails> billingDetails,
        Rows<CategoryId, Category> categories,
        Rows<CampaignId, Campaign> campaigns,
        Rows<DonationId, Donation> donations,
        Rows<GiftId, Gift> gifts,
        Rows<PayoutId, Payout> payouts) {
    public static InMemoryDatabase empty(InMemoryTransactions transactions, InstantSource clock) {
        return new InMemoryDatabase(
                transactions,
                clock,
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions),
                new Rows<>(transactions));
    }

    /// The few lines by which somebody is shown.
    public PersonCard card(UserId id) {
        var user = reference(users, id);
        return new PersonCard(
                id, user.handle(), user.profile().displayName(), user.profile().avatar());
    }

    /// What a key refers to.
    ///
    /// @throws IllegalStateException when there is nothing of this key
    public static <K, V> V reference(Rows<K, V> rows, K key) {
        return rows.find(key)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Refers to a %s that is not there"
                                        .formatted(key.getClass().getSimpleName())));
    }
}
