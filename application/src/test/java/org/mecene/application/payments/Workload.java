package org.mecene.application.payments;

import static java.util.Objects.requireNonNull;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mecene.application.funding.Donate;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.users.User;

/// A busy while: people give, subscribe, cancel and get money back, cards fail, banks take money
/// back, webhooks come twice, late and in any order, the provider is out now and then, and nodes
/// die in the middle of things. Everything follows from one seed.
final class Workload {
    private static final int STEPS = 60;
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(2);

    private final World world = new World();
    private final RandomGenerator random;
    private final User owner = world.has(aCreator());
    private final User admin = world.has(anAdmin());
    private final List<User> people =
            List.of(world.has(aUser()), world.has(aUser()), world.has(aUser()));
    private final Campaign campaign = world.has(aCampaign().by(owner).withGoal(xof(1_000_000)));
    private final Tier tier = world.has(aTier().of(owner).costing(xof(2_500)).unknownToProvider());
    private final List<Webhook> underway = new ArrayList<>();
    private final List<String> unpaid = new ArrayList<>();
    private final ProviderSide provider = new ProviderSide();
    private final Payees payees;
    private int invoices;

    Workload(long seed) {
        this.random = new Random(seed);
        this.payees = new Payees(world, owner, random);
    }

    /// What the provider took and gave back, by its own word.
    private static final class ProviderSide {
        final Map<String, Money> taken = new LinkedHashMap<>();
        final Map<String, Money> withdrawn = new HashMap<>();
        final Map<String, Boolean> decided = new HashMap<>();
    }

    World run() {
        payees.becomesReady();
        for (var step = 0; step < STEPS; step++) {
            step();
        }
        comeToRest();
        return world;
    }

    private void step() {
        try {
            switch (random.nextInt(22)) {
                case 0, 1 -> give();
                case 2, 3, 4 -> pay();
                case 5 -> subscribe();
                case 6 -> renew();
                case 7 -> fallBehind();
                case 8 -> cancelOrResume();
                case 9, 10 -> refund();
                case 11 -> comeBack();
                case 12 -> dispute();
                case 13 -> decide();
                case 14 -> stumble();
                case 15 -> payees.release();
                case 16, 17 -> payees.ask();
                case 18 -> payees.send();
                case 19, 20 -> payees.settle().ifPresent(underway::add);
                default -> world.passes(Duration.ofHours(random.nextInt(1, 200)));
            }
        } catch (Refused | ProviderUnavailable | Died _) {
            // That is how it goes; what counts is what the books say in the end.
        }
        sendSome();
    }

    private void give() {
        var amount = xof(random.nextInt(500, 9_999));
        var covers = random.nextBoolean();
        var begun =
                world.funding.donate.handle(
                        world.as(anybody()),
                        new Donate.Command(campaign.id(), amount, false, null, null, covers));
        unpaid.add(begun.clientSecret());
    }

    private void subscribe() {
        var begun = world.subscriptions.subscribe.handle(world.as(anybody()), tier.id());
        unpaid.add(begun.clientSecret());
    }

    private void pay() {
        if (unpaid.isEmpty()) {
            return;
        }
        var secret = unpaid.get(random.nextInt(unpaid.size()));
        if (random.nextInt(4) == 0) {
            underway.addAll(world.provider().isDeclined(secret));
        } else {
            unpaid.remove(secret);
            underway.addAll(world.provider().pays(secret));
        }
        note();
    }

    private void renew() {
        anySubscription()
                .ifPresent(subscription -> {
                    var number = ++invoices;
                    var amount = subscription.terms().price();
                    var ref = "pi_" + number;
                    world.provider().takes(ref, amount);
                    underway.add(
                            world.provider()
                                    .tells(
                                            new PeriodPaid(
                                                    subscription.id().value(),
                                                    "in_" + number,
                                                    ref,
                                                    amount,
                                                    FakePaymentGateway.FEE.shareOf(amount),
                                                    world.now().plus(Duration.ofDays(30)),
                                                    world.now())));
                    tell(subscription, BillingState.ACTIVE);
                    note();
                });
    }

    private void fallBehind() {
        anySubscription().ifPresent(subscription -> tell(subscription, BillingState.PAST_DUE));
    }

    private void tell(Subscription subscription, BillingState state) {
        underway.add(
                world.provider()
                        .tells(
                                new RecurringChanged(
                                        subscription.id().value(),
                                        "sub_" + subscription.id(),
                                        null,
                                        state,
                                        null,
                                        random.nextInt(5) == 0,
                                        world.now())));
    }

    private void cancelOrResume() {
        anySubscription()
                .ifPresent(subscription -> {
                    var actor =
                            new Actor.SignedIn(
                                    subscription.subscriber(),
                                    Set.of(),
                                    new SessionId(world.ports().ids().next()));
                    var run = world.subscriptions.runSubscriptions;
                    switch (random.nextInt(3)) {
                        case 0 -> run.cancel(actor, subscription.id(), true);
                        case 1 -> run.cancel(actor, subscription.id(), false);
                        default -> run.resume(actor, subscription.id());
                    }
                });
    }

    private void refund() {
        anyPayment()
                .ifPresent(payment -> {
                    world.provider()
                            .leavesRefunds(
                                    random.nextBoolean()
                                            ? RefundState.SUCCEEDED
                                            : RefundState.PENDING);
                    var isPart = random.nextBoolean();
                    var part =
                            new Money(
                                    random.nextLong(1, payment.amount().minor() + 1),
                                    payment.amount().currency());
                    world.payments.refundPayments.handle(
                            world.as(admin),
                            payment.id(),
                            RefundWish.of(isPart ? part : null, "Asked for"));
                });
    }

    /// A refund that was on its way arrives or fails; one that arrived may come back.
    private void comeBack() {
        var orders = world.provider().refundOrders();
        if (!orders.isEmpty()) {
            var order = orders.get(random.nextInt(orders.size()));
            underway.add(
                    world.provider()
                            .settles(
                                    order,
                                    random.nextInt(4) == 0
                                            ? RefundState.FAILED
                                            : RefundState.SUCCEEDED));
        }
    }

    private void dispute() {
        var refs = provider.taken.keySet().stream().filter(ref -> !isTaken(ref)).toList();
        if (refs.isEmpty()) {
            return;
        }
        var ref = refs.get(random.nextInt(refs.size()));
        var amount = requireNonNull(provider.taken.get(ref));
        provider.withdrawn.put(ref, amount);
        underway.add(
                world.provider()
                        .tells(
                                new FundsWithdrawn(
                                        ref, "dp_" + ref, amount, xof(1_000), world.now())));
    }

    private void decide() {
        provider.withdrawn.keySet().stream()
                .filter(ref -> !provider.decided.containsKey(ref))
                .findFirst()
                .ifPresent(ref -> {
                    var isWon = random.nextBoolean();
                    provider.decided.put(ref, isWon);
                    var amount = requireNonNull(provider.withdrawn.get(ref));
                    underway.add(
                            world.provider()
                                    .tells(
                                            isWon
                                                    ? new FundsReinstated(
                                                            ref,
                                                            "dp_" + ref,
                                                            amount,
                                                            xof(0),
                                                            world.now())
                                                    : new DisputeLost(
                                                            ref, "dp_" + ref, world.now())));
                });
    }

    private boolean isTaken(String ref) {
        return provider.withdrawn.containsKey(ref);
    }

    /// The provider is out, or a node dies with its answer, or with notices in its hands.
    private void stumble() {
        switch (random.nextInt(5)) {
            case 4 -> payees.stumble();
            case 0 -> world.provider().goDown();
            case 1 ->
                    world.provider()
                            .beforeNextAnswer(() -> {
                                throw new Died();
                            });
            case 2 -> world.ports().noticeInbox().lease(3, Duration.ofSeconds(45));
            default -> world.provider().comeBack();
        }
    }

    /// Some webhooks arrive, one of them perhaps again later.
    private void sendSome() {
        underway.addAll(world.provider().sent());
        for (var count = random.nextInt(4); count > 0 && !underway.isEmpty(); count--) {
            var webhook = underway.remove(random.nextInt(underway.size()));
            world.arrives(webhook);
            if (random.nextInt(4) == 0) {
                underway.add(webhook);
            }
        }
        if (random.nextBoolean()) {
            workOff();
        }
    }

    private void workOff() {
        try {
            world.worksOff();
        } catch (Died _) {
            // Another node goes on.
        }
    }

    private void comeToRest() {
        world.provider().comeBack();
        world.payoutProvider().comeBack();
        for (var round = 0; round < 40; round++) {
            underway.addAll(world.provider().sent());
            Collections.shuffle(underway, new Random(random.nextLong()));
            underway.forEach(world::arrives);
            underway.clear();
            workOff();
            payees.release();
            payees.send();
            replayFailed();
            world.passes(round < 10 ? LONGER_THAN_A_LEASE : Duration.ofHours(2));
        }
        world.payments.reconcile.run();
        workOff();
    }

    /// What waited longer than there are attempts, because its webhook was held up, is tried again
    /// by an administrator.
    private void replayFailed() {
        var actor = world.as(admin);
        world.payments
                .failedNotices
                .list(actor, PageRequest.first(100))
                .items()
                .forEach(failed -> world.payments.failedNotices.replay(actor, failed.id()));
    }

    private void note() {
        for (var payment : world.provider().listPayments(Instant.EPOCH, null, 10_000).items()) {
            provider.taken.putIfAbsent(payment.ref(), payment.amount());
        }
    }

    private User anybody() {
        return people.get(random.nextInt(people.size()));
    }

    private Optional<Subscription> anySubscription() {
        var all =
                people.stream()
                        .flatMap(person ->
                                world
                                        .ports()
                                        .subscriptions()
                                        .ofSubscriber(person.id(), PageRequest.first(100))
                                        .items()
                                        .stream())
                        .map(Subscriptions.Card::subscription)
                        .filter(subscription -> subscription.standing().paidThrough() != null)
                        .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Optional<Payment> anyPayment() {
        var all =
                people.stream()
                        .flatMap(person ->
                                world
                                        .ports()
                                        .payments()
                                        .ofPayer(person.id(), PageRequest.first(100))
                                        .items()
                                        .stream())
                        .filter(payment -> payment.state().settledAt() != null)
                        .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /// What banks hold or keep, by the provider's word.
    Money withdrawn() {
        return provider.withdrawn.entrySet().stream()
                .filter(entry -> !provider.decided.getOrDefault(entry.getKey(), false))
                .map(Map.Entry::getValue)
                .reduce(xof(0), Money::plus);
    }

    /// What banks still look into.
    Money undecided() {
        return provider.withdrawn.entrySet().stream()
                .filter(entry -> !provider.decided.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(xof(0), Money::plus);
    }

    int disputes() {
        return provider.withdrawn.size();
    }

    Campaign campaign() {
        return campaign;
    }

    /// What reached banks.
    Money paidOut() {
        return payees.sum(PayoutStatus.PAID);
    }

    /// What is reserved and has reached no bank.
    Money inTransit() {
        return payees.sum(PayoutStatus.REQUESTED).plus(payees.sum(PayoutStatus.IN_TRANSIT));
    }

    List<User> people() {
        return people;
    }

    /// A node that dies.
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
