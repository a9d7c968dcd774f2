package org.mecene.application.payments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mecene.application.testkit.World;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.users.User;

/// The side of the workload that is paid: money is released, asked for, sent, arrives and comes
/// back, and nodes die while they send it.
final class Payees {
    private final World world;
    private final User owner;
    private final RandomGenerator random;

    Payees(World world, User owner, RandomGenerator random) {
        this.world = world;
        this.owner = owner;
        this.random = random;
    }

    void becomesReady() {
        var back = URI.create("https://mecene.example/me/payouts");
        var begun = world.payouts.ownAccount.begin(world.as(owner), back);
        var ref = requireNonNull(begun.account().providerRef());
        world.payoutProvider().onboards(ref, FakePayoutGateway.BANK);
        world.isTold(new PayoutAccountTold(ref, world.now()));
        world.payouts.lookAtAccounts.run(world.now());
        world.passes(Duration.ofDays(8));
    }

    void release() {
        world.funding.endCampaigns.run(world.now());
        world.payments.releasePayments.run(world.now());
    }

    /// P2, P5: a payout is let in only as far as there is something to pay out.
    void ask() {
        var before = available();
        var wish = xof(random.nextLong(100, Math.max(101, before.minor() + 2_000)));
        world.payouts.request.handle(world.as(owner), wish, null);
        assertThat(wish).isLessThanOrEqualTo(before);
        assertThat(available()).isEqualTo(before.minus(wish));
    }

    void send() {
        world.payouts.sendPayouts.run(world.now());
    }

    /// What was sent arrives or comes back, and the provider tells of it, or is silent.
    Optional<Webhook> settle() {
        var sent =
                all().stream()
                        .filter(payout -> payout.state().begunAt() != null)
                        .filter(payout -> payout.status() != PayoutStatus.FAILED)
                        .toList();
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        var payout = sent.get(random.nextInt(sent.size()));
        if (random.nextInt(3) == 0) {
            world.payoutProvider().comesBack(payout.id(), "account_closed");
        } else {
            world.payoutProvider().arrives(payout.id());
        }
        return Optional.of(
                world.provider()
                        .tells(
                                new PayoutTold(
                                        payout.id().value(),
                                        payout.asked().accountRef(),
                                        world.now())));
    }

    void stumble() {
        switch (random.nextInt(3)) {
            case 0 -> world.payoutProvider().goDown();
            case 1 ->
                    world.payoutProvider()
                            .beforeNextAnswer(() -> {
                                throw new Workload.Died();
                            });
            default -> world.payoutProvider().comeBack();
        }
    }

    Money sum(PayoutStatus status) {
        return all().stream()
                .filter(payout -> payout.status() == status)
                .map(Payout::amount)
                .reduce(xof(0), Money::plus);
    }

    private List<Payout> all() {
        return world.ports().payouts().ofOwner(owner.id(), PageRequest.first(100)).items();
    }

    private Money available() {
        return world.balance(Account.creatorAvailable(owner.id()), xof(0)).negated();
    }
}
