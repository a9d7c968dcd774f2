package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.application.testkit.World;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.Subscribed;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.TestClock;

/// Facts about one subscription end in the same state in all of their orders, twenty-four of four
/// and a hundred and twenty of five, also when each is told twice.
@Rule({"W2", "W3", "W4", "W5"})
final class AnyOrderTest {
    private static final Instant START = TestClock.START;

    /// Stories of which the provider tells in any order.
    enum Story {
        FIRST_RENEWAL_FAILS(1) {
            @Override
            List<ProviderFact> of(UUID id) {
                return List.of(
                        changed(id, BillingState.INCOMPLETE, 0, false),
                        paid(id, 1, 31),
                        changed(id, BillingState.ACTIVE, 1, false),
                        changed(id, BillingState.PAST_DUE, 31, false));
            }
        },
        PAID_AND_ENDED(1) {
            @Override
            List<ProviderFact> of(UUID id) {
                return List.of(
                        paid(id, 1, 31),
                        changed(id, BillingState.ACTIVE, 1, false),
                        changed(id, BillingState.PAST_DUE, 31, false),
                        changed(id, BillingState.CANCELED, 40, false));
            }
        },
        TRIAL_BECOMES_PAID_AND_IS_SET_TO_END(1) {
            @Override
            List<ProviderFact> of(UUID id) {
                return List.of(
                        changed(id, BillingState.TRIALING, 0, false),
                        paid(id, 14, 45),
                        changed(id, BillingState.ACTIVE, 14, false),
                        changed(id, BillingState.ACTIVE, 20, true));
            }
        },
        RENEWAL_FAILS_AND_RECOVERS(2) {
            @Override
            List<ProviderFact> of(UUID id) {
                return List.of(
                        paid(id, 1, 31),
                        changed(id, BillingState.PAST_DUE, 31, false),
                        paid(id, 33, 61),
                        changed(id, BillingState.ACTIVE, 33, false));
            }
        },
        RENEWED_AND_ENDED_AS_SET(2) {
            @Override
            List<ProviderFact> of(UUID id) {
                return List.of(
                        paid(id, 1, 31),
                        changed(id, BillingState.ACTIVE, 1, false),
                        paid(id, 31, 61),
                        changed(id, BillingState.ACTIVE, 40, true),
                        changed(id, BillingState.CANCELED, 61, true));
            }
        },
        NEVER_PAID(0) {
            @Override
            List<ProviderFact> of(UUID id) {
                return List.of(
                        changed(id, BillingState.INCOMPLETE, 0, false),
                        changed(id, BillingState.INCOMPLETE, 0, false),
                        changed(id, BillingState.INCOMPLETE, 0, true),
                        changed(id, BillingState.INCOMPLETE_EXPIRED, 1, false));
            }
        };

        private final int payments;

        Story(int payments) {
            this.payments = payments;
        }

        abstract List<ProviderFact> of(UUID id);

        /// The order in which it happened.
        List<Integer> whole() {
            return IntStream.range(0, of(new UUID(0, 0)).size()).boxed().toList();
        }
    }

    private record Outcome(Subscription.Standing standing, long entries, Money owed) {}

    @ParameterizedTest
    @EnumSource
    void all_orders_end_in_the_same_state(Story story) {
        var expected = outcomeOf(story, story.whole());

        assertThat(expected.entries()).isEqualTo(story.payments);
        assertThat(ordersOf(story.whole()))
                .hasSizeGreaterThanOrEqualTo(24)
                .allSatisfy(order -> assertThat(outcomeOf(story, order)).isEqualTo(expected));
    }

    @ParameterizedTest
    @EnumSource
    void facts_that_are_told_twice_change_nothing_more(Story story) {
        var expected = outcomeOf(story, story.whole());

        assertThat(ordersOf(story.whole()))
                .allSatisfy(order -> {
                    var twice = Stream.concat(order.stream(), order.stream()).toList();
                    assertThat(outcomeOf(story, twice)).isEqualTo(expected);
                });
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PAID_AND_ENDED", "RENEWED_AND_ENDED_AS_SET", "NEVER_PAID"},
            mode = EnumSource.Mode.EXCLUDE)
    void tells_of_a_new_subscriber_once_in_every_order(Story story) {
        for (var order : ordersOf(story.whole())) {
            var world = new World();
            tell(world, story, order);
            assertThat(world.events(Subscribed.class)).as(order.toString()).hasSize(1);
        }
    }

    private static Outcome outcomeOf(Story story, List<Integer> order) {
        var world = new World();
        var subscription = tell(world, story, order);
        world.booksAreBalanced();
        world.passes(Duration.ofDays(1));
        assertThat(world.ports().noticeInbox().aside()).isEmpty();
        assertThat(world.ports().noticeInbox().unfinished()).isZero();
        return new Outcome(
                world.now(subscription).standing(),
                world.ports().ledger().entries().count(),
                world.balance(Account.creatorPending(subscription.creator()), xof(0)));
    }

    private static Subscription tell(World world, Story story, List<Integer> order) {
        var tier = world.has(aTier().of(world.has(aCreator())).costing(xof(5_000)));
        var subscription = world.has(aSubscription().of(world.has(aUser())).to(tier).unpaid());
        var facts = story.of(subscription.id().value());
        order.forEach(index -> world.isTold(facts.get(index)));
        return subscription;
    }

    private static List<List<Integer>> ordersOf(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : numbers) {
            var others = numbers.stream().filter(number -> !number.equals(first)).toList();
            for (var rest : ordersOf(others)) {
                orders.add(Stream.concat(Stream.of(first), rest.stream()).toList());
            }
        }
        return orders;
    }

    private static ProviderFact paid(UUID id, int day, int untilDay) {
        var invoice = "in_" + day;
        return new PeriodPaid(
                id, invoice, "pi_" + invoice, xof(5_000), xof(100), day(untilDay), day(day));
    }

    private static ProviderFact changed(UUID id, BillingState state, int day, boolean ending) {
        return new RecurringChanged(id, "sub_" + id, null, state, day(14), ending, day(day));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
