package org.mecene.application.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.testkit.Actors;
import org.mecene.domain.testkit.Rule;

/// However it went, the books are right in the end. Run more seeds with
/// `-Dmecene.workload.seeds=20000`, and one with `-Dmecene.workload.first=SEED
/// -Dmecene.workload.seeds=1`.
final class WorkloadTest {
    private static final int SEEDS = Integer.getInteger("mecene.workload.seeds", 1_000);
    private static final long FIRST = Long.getLong("mecene.workload.first", 1L);

    @Test
    @Rule({
        "W2", "W3", "W4", "W5", "M6", "M11", "M14", "M16", "M17", "C7", "C29", "S5", "P1", "P2",
        "P5", "P6", "P16"
    })
    void the_books_are_right_whatever_happens_in_whatever_order() {
        for (var seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                check(seed);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("Does not hold for seed " + seed, failure);
            }
        }
    }

    private static void check(long seed) {
        var workload = new Workload(seed);
        var world = workload.run();

        assertThat(world.ports().noticeInbox().failed(PageRequest.first(10)).items()).isEmpty();
        assertThat(world.ports().noticeInbox().unfinished()).isZero();
        world.booksAreBalanced();
        booksEqualTheProvider(workload, world);
        totalsEqualTheDonations(workload, world);
        nobodySubscribesTwice(workload, world);
    }

    /// P1 and P2: every payment, refund and dispute of the provider's is booked, and nothing else.
    private static void booksEqualTheProvider(Workload workload, World world) {
        var report = world.payments.checkBooks.handle(Actors.as(world.has(anAdmin())));
        assertThat(report.differences()).isEmpty();
        var all = world.provider().listPayments(Instant.EPOCH, null, 10_000).items();
        var expected = xof(0);
        for (var payment : all) {
            expected = expected.plus(payment.amount()).minus(booked(world, payment.ref()));
        }
        var fees = xof(1_000L * workload.disputes());
        var held =
                world.balance(Account.PROVIDER_CLEARING, xof(0))
                        .plus(world.balance(Account.PROVIDER_FEES, xof(0)));
        assertThat(held).isEqualTo(expected.minus(workload.withdrawn()).minus(workload.paidOut()));
        assertThat(world.balance(Account.PAYOUTS_IN_TRANSIT, xof(0)).negated())
                .isEqualTo(workload.inTransit());
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(workload.undecided());
        assertThat(fees.isNegative()).isFalse();
    }

    private static Money booked(World world, String ref) {
        return world.inTransaction(() ->
                world.ports()
                        .payments()
                        .findForUpdateByRef(ref)
                        .map(payment -> payment.state().refunded())
                        .orElseThrow());
    }

    /// P3: a campaign's total is the sum of what its donations still count.
    private static void totalsEqualTheDonations(Workload workload, World world) {
        var counted = xof(0);
        var donors = new HashSet<UserId>();
        for (var person : workload.people()) {
            for (var card :
                    world.ports()
                            .donations()
                            .ofDonor(person.id(), PageRequest.first(100))
                            .items()) {
                var donation = card.donation();
                if (donation.status() == DonationStatus.SUCCEEDED
                        || donation.status() == DonationStatus.PARTIALLY_REFUNDED) {
                    var back =
                            world.ports()
                                    .payments()
                                    .find(donation.payment())
                                    .orElseThrow()
                                    .state()
                                    .refunded();
                    counted = counted.plus(donation.gift().countedAfter(back));
                    donors.add(person.id());
                }
            }
        }
        var shown = world.ports().campaigns().show(workload.campaign().id()).orElseThrow();
        assertThat(shown.raised()).isEqualTo(counted);
        assertThat(shown.donorCount()).isEqualTo(donors.size());
    }

    private static void nobodySubscribesTwice(Workload workload, World world) {
        for (var person : workload.people()) {
            var live =
                    world
                            .ports()
                            .subscriptions()
                            .ofSubscriber(person.id(), PageRequest.first(100))
                            .items()
                            .stream()
                            .filter(card -> card.subscription().status().isLive())
                            .count();
            assertThat(live).isLessThanOrEqualTo(1);
        }
    }
}
