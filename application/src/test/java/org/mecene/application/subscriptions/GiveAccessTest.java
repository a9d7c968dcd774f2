package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.InvalidInput;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refusal;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.AccessGiven;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionRefusal.AlreadySubscribed;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class GiveAccessTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User guest = world.has(aUser());
    private final Tier tier =
            world.has(aTier().of(creator).costing(xof(5_000)).unknownToProvider());

    @Test
    @Rule("S20")
    void opens_at_once_and_ends_by_itself_without_the_provider() {
        world.clockIs("2026-01-31T10:00:00Z");

        var given = giveMonths(1);

        assertThat(given.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(given.origin()).isEqualTo(SubscriptionOrigin.COMPLIMENTARY);
        assertThat(given.standing().paidThrough()).isEqualTo("2026-02-28T10:00:00Z");
        assertThat(canRead()).isTrue();
        world.clockIs("2026-02-28T09:59:59Z");
        assertThat(canRead()).isTrue();
        world.clockIs("2026-02-28T10:00:00Z");
        assertThat(canRead()).isFalse();
        assertThat(world.subscriptions.endOverdue.run(world.now())).isEqualTo(1);
        assertThat(world.now(given).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.events(Ended.class)).hasSize(1);
        assertThat(world.provider().recurringOrders()).isEmpty();
        assertThat(world.ports().ledger().entries()).isEmpty();
    }

    @Test
    void tells_whoever_is_given_access() {
        var until = world.now().plus(Duration.ofDays(10));

        var given = give(until);
        world.worksOff();

        assertThat(world.events())
                .containsExactly(
                        new AccessGiven(given.id(), guest.id(), creator.id(), tier.id(), until));
        assertThat(world.toldTo(guest))
                .extracting(Notification::kind)
                .containsExactly(NotificationKind.COMPLIMENTARY_ACCESS);
        assertThat(world.mailsTo(guest)).hasSize(1);
    }

    @Test
    @Rule("S20")
    void is_ended_by_its_creator_and_by_nobody_else() {
        var given = giveMonths(3);
        var other = world.has(aCreator());

        var byAnother =
                refusalOf(() -> world.subscriptions.giveAccess.end(world.as(other), given.id()));
        var byGuest =
                refusalOf(() -> world.subscriptions.giveAccess.end(world.as(guest), given.id()));
        world.subscriptions.giveAccess.end(world.as(creator), given.id());
        world.subscriptions.giveAccess.end(world.as(creator), given.id());

        assertThat(byAnother).isEqualTo(new NotFound(Thing.SUBSCRIPTION));
        assertThat(byGuest).isEqualTo(new NotPermitted());
        assertThat(canRead()).isFalse();
        assertThat(world.events(Ended.class)).hasSize(1);
        assertThat(listed()).isEmpty();
    }

    @Test
    void does_not_end_what_was_paid() {
        var paid = world.pays(subscribe());

        assertThat(
                        refusalOf(() ->
                                world.subscriptions.giveAccess.end(world.as(creator), paid.id())))
                .isEqualTo(new NotFound(Thing.SUBSCRIPTION));
        assertThat(canRead()).isTrue();
    }

    @Test
    @Rule({"S5", "S20"})
    void is_not_given_on_top_of_a_live_subscription_nor_sold_on_top_of_one_that_is_given() {
        var paid = world.pays(subscribe());
        var onTop = refusalOf(() -> giveMonths(1));
        world.subscriptions.runSubscriptions.cancel(world.as(guest), paid.id(), false);
        var given = giveMonths(1);
        var sold = refusalOf(this::subscribe);

        assertThat(onTop).isEqualTo(new AlreadySubscribed(paid.id()));
        assertThat(sold).isEqualTo(new AlreadySubscribed(given.id()));
    }

    @Test
    @Rule("S5")
    void leaves_one_of_many_that_come_at_once() {
        var results = Race.of(() -> giveMonths(1));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals())
                .containsOnly(new AlreadySubscribed(results.values().getFirst().id()));
    }

    @Test
    void is_given_up_by_whoever_has_it_who_may_then_subscribe() {
        var given = giveMonths(3);

        var later = world.subscriptions.runSubscriptions.cancel(world.as(guest), given.id(), true);
        var now = world.subscriptions.runSubscriptions.cancel(world.as(guest), given.id(), false);
        var paid = world.pays(subscribe());

        assertThat(later.subscription().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(now.subscription().status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(paid.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("S20")
    void neither_renews_nor_changes() {
        var given = giveMonths(1);
        var dearer = world.has(aTier().of(creator).costing(xof(9_000)));
        var notBilled = new SubscriptionRefusal.NotBilled(SubscriptionOrigin.COMPLIMENTARY);

        assertThat(
                        refusalOf(() ->
                                world.subscriptions.runSubscriptions.resume(
                                        world.as(guest), given.id())))
                .isEqualTo(notBilled);
        assertThat(
                        refusalOf(() ->
                                world.subscriptions.changeTier.handle(
                                        world.as(guest), given.id(), dearer.id())))
                .isEqualTo(notBilled);
    }

    @Test
    void refuses_what_cannot_be_given() {
        var foreign = world.has(aTier().of(world.has(aCreator())));
        var archived = world.has(aTier().of(creator).archived());
        var me = new GiveAccess.Command(creator.id(), tier.id(), null, 1);
        var past = world.now().minusSeconds(1);

        assertThat(refusalOf(() -> give(creator, me)))
                .isEqualTo(new SubscriptionRefusal.GivingToOneself());
        assertThat(refusalOf(() -> give(guest, command(tier, null, 1))))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> give(creator, command(foreign, null, 1))))
                .isEqualTo(new NotFound(Thing.TIER));
        assertThat(refusalOf(() -> give(creator, command(archived, null, 1))))
                .isEqualTo(new SubscriptionRefusal.TierArchived());
        assertThat(refusalOf(() -> give(creator, command(tier, null, null))))
                .isEqualTo(invalid("until", FieldError.Code.REQUIRED));
        assertThat(refusalOf(() -> give(creator, command(tier, past, 1))))
                .isEqualTo(invalid("months", FieldError.Code.NOT_ALLOWED_HERE));
        assertThat(refusalOf(() -> give(creator, command(tier, past, null))))
                .isEqualTo(invalid("until", FieldError.Code.IN_THE_PAST));
        assertThat(
                        refusalOf(() ->
                                give(
                                        creator,
                                        command(tier, past.plus(Duration.ofDays(3_000)), null))))
                .isEqualTo(invalid("until", FieldError.Code.TOO_LATE));
    }

    @Test
    void lists_what_runs_because_it_is_given() {
        world.has(aSubscription().of(world.has(aUser())).to(tier));

        var given = giveMonths(2);

        assertThat(listed()).containsExactly(given);
    }

    private static Refusal invalid(String field, FieldError.Code code) {
        return new InvalidInput(List.of(new FieldError(field, code)));
    }

    private List<Subscription> listed() {
        return world
                .subscriptions
                .giveAccess
                .list(world.as(creator), PageRequest.first(10))
                .items()
                .stream()
                .map(card -> card.subscription())
                .toList();
    }

    private GiveAccess.Command command(
            Tier what, @Nullable Instant until, @Nullable Integer months) {
        return new GiveAccess.Command(guest.id(), what.id(), until, months);
    }

    private Subscription give(Instant until) {
        return give(creator, new GiveAccess.Command(guest.id(), tier.id(), until, null));
    }

    private Subscription giveMonths(int months) {
        return give(creator, new GiveAccess.Command(guest.id(), tier.id(), null, months));
    }

    private Subscription give(User by, GiveAccess.Command command) {
        return world.subscriptions.giveAccess.give(world.as(by), command).subscription();
    }

    private Subscribe.Begun subscribe() {
        return world.subscriptions.subscribe.handle(world.as(guest), tier.id());
    }

    private boolean canRead() {
        var post = world.has(aPost().by(creator).forSubscribers());
        return !world.content.readPosts.show(world.as(guest), post.id()).card().isLocked();
    }
}
