package org.mecene.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Actors.as;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mecene.domain.content.ReadingRights.Subject;
import org.mecene.domain.content.ReadingRights.Verdict;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.subscriptions.GracePolicy;
import org.mecene.domain.subscriptions.SubscriptionAccess;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.testkit.UserBuilder;

@Rule("K1")
final class ReadingRightsTest {
    private static final Instant NOW = TestClock.START;

    private final SequentialIds ids = new SequentialIds();
    private final TierId gold = new TierId(ids.next());
    private final TierId silver = new TierId(ids.next());
    private final Actor.SignedIn creator = actor(aCreator());
    private final Actor.SignedIn viewer = actor(aUser());
    private final Subject open = subject(Visibility.PUBLIC, Set.of(), NOW);
    private final Subject locked = subject(Visibility.SUBSCRIBERS, Set.of(), NOW);
    private final Subject forGold = subject(Visibility.SUBSCRIBERS, Set.of(gold), NOW);
    private final Subject planned = subject(Visibility.PUBLIC, Set.of(), NOW.plusNanos(1));

    @Test
    void anybody_reads_what_is_public() {
        assertThat(judge(open, Actor.anonymous())).isEqualTo(Verdict.READABLE);
        assertThat(judge(open, viewer)).isEqualTo(Verdict.READABLE);
    }

    @Test
    void those_who_pay_nothing_see_that_something_is_there() {
        assertThat(judge(locked, Actor.anonymous())).isEqualTo(Verdict.LOCKED);
        assertThat(judge(locked, viewer)).isEqualTo(Verdict.LOCKED);
        assertThat(judge(locked, actor(aModerator()))).isEqualTo(Verdict.LOCKED);
    }

    @Test
    void author_and_administrators_read_everything() {
        for (var subject : List.of(open, locked, forGold, planned)) {
            assertThat(judge(subject, creator)).isEqualTo(Verdict.READABLE);
            assertThat(judge(subject, actor(anAdmin()))).isEqualTo(Verdict.READABLE);
        }
    }

    @Test
    @Rule("K12")
    void nobody_else_learns_of_a_planned_post() {
        var plannedForGold = subject(Visibility.SUBSCRIBERS, Set.of(gold), NOW.plusNanos(1));

        assertThat(judge(planned, Actor.anonymous())).isEqualTo(Verdict.HIDDEN);
        assertThat(judge(plannedForGold, viewer, active(gold))).isEqualTo(Verdict.HIDDEN);
        assertThat(judge(planned, actor(aModerator()))).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void any_tier_opens_a_post_that_names_none() {
        assertThat(judge(locked, viewer, active(silver))).isEqualTo(Verdict.READABLE);
    }

    @Test
    void only_a_tier_that_it_names_opens_a_post() {
        var forBoth = subject(Visibility.SUBSCRIBERS, Set.of(gold, silver), NOW);

        assertThat(judge(forGold, viewer, active(gold))).isEqualTo(Verdict.READABLE);
        assertThat(judge(forGold, viewer, active(silver))).isEqualTo(Verdict.LOCKED);
        assertThat(judge(forBoth, viewer, active(silver))).isEqualTo(Verdict.READABLE);
    }

    @Test
    @Rule("S2")
    void a_subscription_without_access_opens_nothing() {
        var ended = access(gold, SubscriptionStatus.CANCELED);
        var suspended = access(gold, SubscriptionStatus.SUSPENDED);

        assertThat(judge(locked, viewer, ended, suspended)).isEqualTo(Verdict.LOCKED);
    }

    @Test
    @Rule("S6")
    void the_end_of_one_subscription_does_not_take_what_another_gives() {
        var ended = access(gold, SubscriptionStatus.CANCELED);

        assertThat(judge(forGold, viewer, ended, active(gold))).isEqualTo(Verdict.READABLE);
        assertThat(judge(forGold, viewer, active(gold), ended)).isEqualTo(Verdict.READABLE);
    }

    @Test
    void a_post_asks_the_rule_about_what_it_is() {
        var draft =
                new Post.Draft(
                        null,
                        "Corps",
                        null,
                        Visibility.SUBSCRIBERS,
                        Set.of(gold),
                        List.of(),
                        List.of(),
                        true);
        var post = Post.publish(new PostId(ids.next()), creator.id(), draft, null, NOW);

        assertThat(Subject.of(post)).isEqualTo(forGold);
    }

    private Verdict judge(Subject subject, Actor actor, SubscriptionAccess... accesses) {
        return ReadingRights.judge(subject, actor, List.of(accesses), GracePolicy.ofDays(7), NOW);
    }

    private Subject subject(Visibility visibility, Set<TierId> tiers, Instant publishedAt) {
        return new Subject(creator.id(), visibility, tiers, publishedAt);
    }

    private static SubscriptionAccess active(TierId tier) {
        return access(tier, SubscriptionStatus.ACTIVE);
    }

    private static SubscriptionAccess access(TierId tier, SubscriptionStatus status) {
        return new SubscriptionAccess(tier, status, NOW.plus(Duration.ofDays(30)), false);
    }

    private Actor.SignedIn actor(UserBuilder builder) {
        return as(builder.build(new UserId(ids.next()), NOW));
    }
}
