package org.mecene.application.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionStatus;

final class AdvanceClockTest {
    private final World world = new World();
    private final Instant start = world.now();

    @Test
    void lets_time_pass() {
        var now = world.platform.advanceClock.handle(Duration.ofDays(31));

        assertThat(now).isEqualTo(start.plus(Duration.ofDays(31))).isEqualTo(world.now());
    }

    @Test
    void stops_at_everything_that_falls_due_in_its_order() {
        List<Instant> seen = new ArrayList<>();
        List.of(20, 10, 30, 40)
                .forEach(day -> world.sandbox().plans(day(day), () -> seen.add(world.now())));

        world.platform.advanceClock.handle(Duration.ofDays(30));

        assertThat(seen).containsExactly(day(10), day(20), day(30));
        assertThat(world.sandbox().nextDue()).contains(day(40));
    }

    @Test
    void takes_three_months_for_three_renewals() {
        var subscription = subscribed();
        List.of(30, 60, 90).forEach(day -> renews(subscription, day));

        world.platform.advanceClock.handle(Duration.ofDays(91));

        assertThat(world.now(subscription).standing().paidThrough()).isEqualTo(day(120));
        assertThat(world.ports().ledger().entries())
                .filteredOn(entry -> entry.kind() == EntryKind.SUBSCRIPTION_PERIOD)
                .hasSize(4);
        world.booksAreBalanced();
    }

    @Test
    void does_what_follows_before_it_answers() {
        var owner = world.has(aUser());
        var campaign = world.has(aCampaign().by(owner).endingAt(day(10)));
        world.donates(world.has(aUser()), campaign, xof(5_000));

        world.platform.advanceClock.handle(Duration.ofDays(11));

        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.SUCCEEDED);
        assertThat(world.toldTo(owner))
                .extracting(told -> told.kind())
                .containsExactly(
                        NotificationKind.NEW_DONATION, NotificationKind.CAMPAIGN_SUCCEEDED);
        assertThat(world.mailer().sentTo(owner.email())).hasSize(2);
        assertThat(world.platform.backlog.isEmpty()).isTrue();
    }

    @Test
    void does_first_what_was_begun_before() {
        var campaign =
                world.has(
                        aCampaign()
                                .by(world.has(aUser()))
                                .endingAt(day(10))
                                .allOrNothing()
                                .withGoal(xof(5_000)));
        var begun = world.begins(world.has(aUser()), campaign, xof(5_000));
        world.provider().pays(begun.clientSecret()).forEach(world::arrives);

        world.platform.advanceClock.handle(Duration.ofDays(11));

        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.SUCCEEDED);
        assertThat(world.now(campaign).standing().goalReachedAt()).isEqualTo(start);
    }

    @Test
    void waits_for_what_is_still_on_its_way() {
        List<String> arrived = new ArrayList<>();
        world.sandbox()
                .sends(() -> {
                    arrived.add("first");
                    world.sandbox()
                            .sends(() -> {
                                arrived.add("second");
                                world.sandbox().sends(() -> arrived.add("third"));
                            });
                });

        world.platform.advanceClock.handle(Duration.ofDays(1));

        assertThat(arrived).containsExactly("first", "second", "third");
    }

    @Test
    void lets_ten_years_pass() {
        assertThat(world.platform.advanceClock.handle(AdvanceClock.MAX))
                .isEqualTo(start.plus(AdvanceClock.MAX));
    }

    @Test
    void expires_what_was_never_paid() {
        var tier = world.has(aTier().of(world.has(aCreator())));
        var begun = world.subscriptions.subscribe.handle(world.as(world.has(aUser())), tier.id());

        world.platform.advanceClock.handle(Duration.ofDays(5));

        assertThat(world.now(begun.subscription().subscription()).status())
                .isEqualTo(SubscriptionStatus.EXPIRED);
    }

    @Test
    void goes_forward_and_not_beyond_all_bounds() {
        assertThat(fieldErrorOf(() -> advance(Duration.ZERO))).isEqualTo(error(Code.NOT_POSITIVE));
        assertThat(fieldErrorOf(() -> advance(Duration.ofDays(-1))))
                .isEqualTo(error(Code.NOT_POSITIVE));
        assertThat(fieldErrorOf(() -> advance(AdvanceClock.MAX.plusNanos(1))))
                .isEqualTo(error(Code.ABOVE_MAXIMUM));
        assertThat(world.now()).isEqualTo(start);
    }

    private void advance(Duration duration) {
        world.platform.advanceClock.handle(duration);
    }

    private Subscription subscribed() {
        var tier =
                world.subscriptions.offerTiers.create(
                        world.as(world.has(aCreator())), aTier().costing(xof(5_000)).offer());
        return world.pays(
                world.subscriptions.subscribe.handle(world.as(world.has(aUser())), tier.id()));
    }

    private void renews(Subscription subscription, int day) {
        world.sandbox()
                .plans(
                        day(day),
                        () ->
                                world.sandbox()
                                        .sends(() ->
                                                world.arrives(
                                                        world.provider()
                                                                .tells(
                                                                        renewal(
                                                                                subscription,
                                                                                day)))));
    }

    private PeriodPaid renewal(Subscription subscription, int day) {
        return new PeriodPaid(
                subscription.id().value(),
                "in_" + day,
                "pi_" + day,
                xof(5_000),
                xof(0),
                day(day + 30),
                world.now());
    }

    private Instant day(int day) {
        return start.plus(Duration.ofDays(day));
    }

    private static FieldError error(Code code) {
        return new FieldError("duration", code);
    }
}
