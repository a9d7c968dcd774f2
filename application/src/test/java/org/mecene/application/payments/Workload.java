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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.Donate;
import org.mecene.application.subscriptions.GiveAccess;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.subscriptions.MakeOffers;
import org.mecene.application.subscriptions.Subscribe;
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
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
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
    private final Set<String> begunSecrets = new HashSet<>();
    private final Map<SubscriptionId, Integer> reducedPeriods = new HashMap<>();
    private final OfferCode offer =
            world.subscriptions
                    .makeOffers
                    .make(
                            world.as(owner),
                            new MakeOffers.Command(
                                    null,
                                    tier.id(),
                                    new SpecialOffer.Reward.PercentOff(40, 2),
                                    new SpecialOffer.Limits(null, null, null, false)))
                    .offer()
                    .code();
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
            switch (random.nextInt(26)) {
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
                case 15 -> letIn();
                case 16 -> buyGift();
                case 17 -> useGift();
                case 18 -> subscribeForLess();
                case 19 -> payees.release();
                case 20, 21 -> payees.ask();
                case 22 -> payees.send();
                case 23, 24 -> payees.settle().ifPresent(underway::add);
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
        begun(world.subscriptions.subscribe.handle(world.as(anybody()), tier.id()));
    }

    private void subscribeForLess() {
        begun(
                world.subscriptions.subscribe.handle(
                        world.as(anybody()), new Subscribe.Wish(tier.id(), offer)));
    }

    /// Whoever asks again gets the same secret, which is paid once.
    private void begun(Subscribe.Begun begun) {
        if (begunSecrets.add(begun.clientSecret())) {
            unpaid.add(begun.clientSecret());
        }
    }

    private void letIn() {
        var cases = world.subscriptions.giveAccess;
        var actor = world.as(owner);
        var given = cases.list(actor, PageRequest.first(10)).items();
        if (!given.isEmpty() && random.nextBoolean()) {
            cases.end(actor, given.getFirst().subscription().id());
        } else {
            cases.give(actor, new GiveAccess.Command(anybody().id(), tier.id(), null, 1));
        }
    }

    private void buyGift() {
        var wrapping = new Gift.Wrapping(null, null);
        var wish = new GiveSubscriptions.Command(tier.id(), random.nextInt(1, 4), wrapping);
        var begun = world.payments.giveSubscriptions.buy(world.as(anybody()), wish);
        unpaid.add(begun.clientSecret());
    }

    /// Somebody uses a code, or its buyer wants the money back, perhaps both.
    private void useGift() {
        var buyer = world.as(anybody());
        var cases = world.payments.giveSubscriptions;
        for (var gift : cases.own(buyer, PageRequest.first(20)).items()) {
            if (gift.code() != null && random.nextBoolean()) {
                world.subscriptions.redeemGifts.redeem(world.as(anybody()), gift.code());
            } else if (gift.code() != null) {
                cases.giveBack(buyer, gift.card().gift().id());
            }
        }
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
                    var amount = nextAmount(subscription);
                    if (amount == null) {
                        return;
                    }
                    var number = ++invoices;
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

    /// What the provider takes for the next period; null when it does not come yet. The first one
    /// is told apart from this.
    private @Nullable Money nextAmount(Subscription subscription) {
        var price = subscription.terms().price();
        var reduction = subscription.reduction();
        if (reduction == null) {
            return price;
        }
        if (reducedPeriods.merge(subscription.id(), 1, Integer::sum) < reduction.periods()) {
            return price.minus(reduction.off());
        }
        return world.now().isBefore(reduction.fullPriceFrom()) ? null : price;
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
                        .filter(Subscription::isPaid)
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
