package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.subscriptions.GracePolicy;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;

/// What the ports of several contexts promise of people who are shut out.
public interface ShutOutContract extends Fixture {
    @Test
    @Rule("O4")
    default void hides_posts_while_it_lasts() {
        var creator = has(aCreator());
        var post = has(aPost().by(creator));
        assertThat(ports().posts().show(post.id(), anybody())).isPresent();

        shutOut(creator);

        assertThat(ports().posts().show(post.id(), anybody())).isEmpty();
        assertThat(ports().posts().rights(post.id(), anybody())).isEmpty();
        letIn(creator);
        assertThat(ports().posts().show(post.id(), anybody()))
                .map(card -> card.id())
                .contains(post.id());
    }

    @Test
    @Rule("O4")
    default void hides_comments_and_leaves_their_places() {
        var author = has(aUser());
        Post post = has(aPost().by(has(aCreator())));
        var comment = hasComment(author, new CommentSubject.OnPost(post.id()), null);

        shutOut(author);

        var card = ports().comments().show(comment.id()).orElseThrow();
        assertThat(card.author()).isNull();
        assertThat(card.body()).isNull();
    }

    @Test
    @Rule("O4")
    default void hides_campaigns_while_it_lasts() {
        var owner = has(aUser());
        var campaign = has(aCampaign().by(owner));
        assertThat(ports().campaigns().show(campaign.id())).isPresent();

        shutOut(owner);

        assertThat(ports().campaigns().show(campaign.id())).isEmpty();
        assertThat(ports().campaigns().show(campaign.slug())).isEmpty();
        letIn(owner);
        assertThat(ports().campaigns().show(campaign.id())).isPresent();
    }

    @Test
    @Rule("O4")
    default void gives_out_live_subscriptions_of_both_sides() {
        var subscriber = has(aUser());
        var creator = has(aCreator());
        var asSubscriber = has(aSubscription().of(subscriber).to(has(aTier().of(has(aCreator())))));
        var asCreator = has(aSubscription().of(has(aUser())).to(has(aTier().of(creator))));
        var ended =
                has(
                        aSubscription()
                                .of(has(aUser()))
                                .to(has(aTier().of(creator)))
                                .in(SubscriptionStatus.CANCELED));
        assertThat(ofShutOut()).doesNotContain(asSubscriber.id(), asCreator.id());

        shutOut(subscriber);
        shutOut(creator);

        assertThat(ofShutOut())
                .contains(asSubscriber.id(), asCreator.id())
                .doesNotContain(ended.id());
    }

    private void shutOut(User user) {
        move(user, User.Status.BANNED);
    }

    private void letIn(User user) {
        move(user, User.Status.ACTIVE);
    }

    private void move(User user, User.Status status) {
        committed(() -> {
            var current = ports().users().findForUpdate(user.id()).orElseThrow();
            ports().users().save(current.withStatus(status));
        });
    }

    private List<SubscriptionId> ofShutOut() {
        return inTransaction(() ->
                ports().dueSubscriptions().ofShutOut(1_000).stream()
                        .map(Subscription::id)
                        .toList());
    }

    private Reader anybody() {
        return new Reader(Actor.anonymous(), GracePolicy.ofDays(7), ports().clock().instant());
    }
}
