package org.mecene.application.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.content.Post;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent.Told;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.CreatorApplication;
import org.mecene.domain.users.User;

/// Who is told what, in which language. Donations are in [TellOfFundingTest].
final class TellingTest {
    private final World world = new World();
    private final User creator = world.has(aCreator().named("Ibou").reading(Language.FR));
    private final User fan = world.has(aUser().named("Awa"));
    private final Post post = world.has(aPost().by(creator));

    @Test
    void tells_a_creator_of_a_follower_without_a_mail() {
        world.content.followCreators.follow(world.as(fan), creator.id());
        world.worksOff();

        assertThat(world.toldTo(creator))
                .extracting(Notification::kind, Notification::actor, Notification::subject)
                .containsExactly(
                        tuple(
                                NotificationKind.NEW_FOLLOWER,
                                fan.id(),
                                new Subject(Subject.Type.USER, fan.id().value())));
        assertThat(world.mailsTo(creator)).isEmpty();
    }

    @Test
    void tells_a_creator_of_a_like_and_nobody_of_their_own() {
        world.content.likePosts.like(world.as(fan), post.id());
        world.content.likePosts.like(world.as(creator), post.id());
        world.worksOff();

        assertThat(kinds(creator)).containsExactly(NotificationKind.LIKE);
        assertThat(world.toldTo(fan)).isEmpty();
    }

    @Test
    void tells_an_owner_of_a_comment_and_whoever_was_answered_of_the_answer() {
        var other = world.has(aUser());
        var first = comment(fan, null);
        comment(other, first);
        world.worksOff();

        assertThat(kinds(creator))
                .containsExactly(NotificationKind.COMMENT, NotificationKind.COMMENT);
        assertThat(kinds(fan)).containsExactly(NotificationKind.REPLY);
        assertThat(world.toldTo(other)).isEmpty();
    }

    @Test
    @Rule("K1")
    void does_not_repeat_an_answer_from_behind_the_subscription() {
        var tier = world.has(aTier().of(creator));
        world.has(aSubscription().of(fan).to(tier));
        var closed =
                new CommentSubject.OnPost(world.has(aPost().by(creator).forSubscribers()).id());
        var comments = world.content.commentOn;
        var first = comments.add(world.as(fan), closed, "Bravo", null);

        comments.add(world.as(creator), closed, "The secret", first.id());
        world.worksOff();

        assertThat(world.toldTo(fan))
                .singleElement()
                .satisfies(told -> assertThat(told.facts()).containsEntry("excerpt", "…"));
    }

    @Test
    void tells_an_owner_who_was_answered_once() {
        var first = comment(creator, null);
        comment(fan, first);
        world.worksOff();

        assertThat(kinds(creator)).containsExactly(NotificationKind.REPLY);
        assertThat(world.toldTo(creator).getFirst().facts()).containsEntry("excerpt", "Bravo");
    }

    @Test
    void tells_nobody_of_a_comment_that_was_removed_meanwhile() {
        var comment = comment(fan, null);
        world.content.commentOn.remove(world.as(fan), comment);
        world.worksOff();

        assertThat(world.toldTo(creator)).isEmpty();
    }

    @Test
    void quotes_the_beginning_of_a_long_comment() {
        world.content.commentOn.add(
                world.as(fan), new CommentSubject.OnPost(post.id()), "🌍".repeat(200), null);
        world.worksOff();

        assertThat(world.toldTo(creator).getFirst().facts())
                .containsEntry("excerpt", "🌍".repeat(140) + "…");
    }

    @Test
    @Rule("T3")
    void tells_nothing_to_somebody_who_was_shut_out() {
        world.content.likePosts.like(world.as(fan), post.id());
        world.committed(() -> world.ports().users().save(banned(world.now(creator))));
        world.worksOff();

        assertThat(world.toldTo(creator)).isEmpty();
        assertThat(world.ports().outbox().unfinished()).isZero();
    }

    @Test
    void tells_a_creator_of_a_subscriber_also_by_mail_in_their_language() {
        subscribed();
        world.worksOff();

        assertThat(kinds(creator)).containsExactly(NotificationKind.NEW_SUBSCRIBER);
        assertThat(mails(creator))
                .containsExactly(
                        new Told(
                                "Nouvel abonnement",
                                "Awa s’est abonné à Or pour 5\u202F000\u00A0F\u202FCFA.",
                                "/me/subscribers"));
    }

    @Test
    void tells_a_subscriber_of_a_renewal_that_failed() {
        var subscription = subscribed();
        world.isTold(
                new RecurringChanged(
                        subscription.id().value(),
                        "sub_1",
                        null,
                        BillingState.PAST_DUE,
                        null,
                        false,
                        world.passes(Duration.ofDays(30))));
        world.worksOff();

        assertThat(mails(fan))
                .containsExactly(
                        new Told(
                                "Your payment did not go through",
                                "The payment for your subscription to Ibou failed. Please check"
                                        + " your card; access goes on until April 7, 2026.",
                                "/me/subscriptions"));
    }

    @Test
    void tells_a_subscriber_of_the_end_when_it_is_set_and_when_it_comes() {
        var subscription = subscribed();
        world.subscriptions.runSubscriptions.cancel(world.as(fan), subscription.id(), true);
        world.subscriptions.runSubscriptions.cancel(world.as(fan), subscription.id(), false);
        world.worksOff();

        assertThat(kinds(fan))
                .containsExactly(
                        NotificationKind.SUBSCRIPTION_ENDING, NotificationKind.SUBSCRIPTION_ENDED);
        assertThat(mails(fan))
                .extracting(Told::text)
                .containsExactly(
                        "Your subscription to Ibou ends on March 31, 2026. Until then nothing"
                                + " changes.",
                        "Your subscription to Ibou has ended.");
    }

    @Test
    void tells_an_applicant_of_the_decision() {
        var admin = world.as(world.has(anAdmin()));
        var first = world.users.becomeCreator.apply(world.as(fan), "Moi", List.of());
        world.users.becomeCreator.reject(admin, first.id(), "Trop court {actor}");
        world.worksOff();
        world.passes(CreatorApplication.REFLECTION);
        var second = world.users.becomeCreator.apply(world.as(fan), "Encore moi", List.of());
        world.users.becomeCreator.approve(admin, second.id());
        world.worksOff();

        assertThat(mails(fan))
                .extracting(Told::text)
                .containsExactly(
                        "Your application was not approved: Trop court {actor}",
                        "You are a creator now. Welcome!");
    }

    @Test
    void tells_an_owner_what_was_decided_on_a_campaign() {
        var moderator = world.as(world.has(aModerator()));
        var rejected = world.has(aCampaign().by(fan).titled("Un").in(CampaignStatus.IN_REVIEW));
        var approved = world.has(aCampaign().by(fan).titled("Deux").in(CampaignStatus.IN_REVIEW));
        world.funding.reviewCampaigns.reject(moderator, rejected.id(), "Trop vague");
        world.funding.reviewCampaigns.approve(moderator, approved.id());
        world.worksOff();

        assertThat(mails(fan))
                .extracting(Told::text)
                .containsExactly(
                        "“Un” was not approved: Trop vague",
                        "“Deux” was approved and takes donations now.");
    }

    private Subscription subscribed() {
        var tier =
                world.subscriptions.offerTiers.create(
                        world.as(creator), aTier().named("Or").costing(xof(5_000)).offer());
        return world.pays(world.subscriptions.subscribe.handle(world.as(fan), tier.id()));
    }

    private CommentId comment(User author, @Nullable CommentId parent) {
        return world.content
                .commentOn
                .add(world.as(author), new CommentSubject.OnPost(post.id()), "Bravo", parent)
                .id();
    }

    private List<NotificationKind> kinds(User user) {
        return world.toldTo(user).stream().map(Notification::kind).toList();
    }

    private List<Told> mails(User user) {
        return world.mailsTo(user).stream()
                .map(Mail::content)
                .filter(Told.class::isInstance)
                .map(Told.class::cast)
                .toList();
    }

    private static User banned(User user) {
        return new User(
                user.id(),
                user.email(),
                user.passwordHash(),
                user.handle(),
                user.profile(),
                user.roles(),
                User.Status.BANNED,
                user.createdAt(),
                user.version());
    }
}
