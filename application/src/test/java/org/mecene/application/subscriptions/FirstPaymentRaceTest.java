package org.mecene.application.subscriptions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.application.testkit.Limits;
import org.mecene.application.testkit.World;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.PaymentRefusal.UnknownClientSecret;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionRefusal.AlreadySubscribed;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.User;

/// A first payment that is made while the subscription is given up. Nobody ends paid and without
/// what was paid for, whichever word comes first.
final class FirstPaymentRaceTest {
    private static final Password PASSWORD = new Password("correct horse");

    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser().withPassword(world.hasher().hash(PASSWORD)));
    private final Tier tier = world.has(aTier().of(creator).unknownToProvider());
    private final Tier other = world.has(aTier().of(creator).unknownToProvider());

    @ParameterizedTest
    @Rule({"S5", "S17"})
    @ValueSource(booleans = {true, false})
    void goes_back_when_another_wish_took_its_place_before_it_was_heard_of(boolean paidFirst) {
        var begun = subscribe(tier);
        var told = paysAndIsStopped(begun, paidFirst);

        var second = subscribe(other);
        world.receives(told);
        world.receives(told);
        world.worksOff();

        assertThat(now(begun).status()).isEqualTo(SubscriptionStatus.EXPIRED);
        assertThat(world.provider().isCancelled(ref(now(begun)))).isTrue();
        assertThat(now(second).status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        isGivenBackOnce();
    }

    @Test
    @Rule({"S5", "S17"})
    void is_kept_when_it_was_heard_of_before_another_wish_took_its_place() {
        var begun = subscribe(tier);
        var told = world.provider().pays(begun.clientSecret());

        var beside =
                refusalOf(() ->
                        interrupted(() -> world.receives(told))
                                .handle(world.as(subscriber), other.id()));
        world.worksOff();

        assertThat(beside).isEqualTo(new AlreadySubscribed(now(begun).id()));
        assertThat(now(begun).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.provider().isCancelled(ref(now(begun)))).isFalse();
        assertThat(world.provider().refundOrders()).isEmpty();
    }

    @ParameterizedTest
    @Rule("S17")
    @ValueSource(booleans = {true, false})
    void goes_back_when_it_was_cancelled_before_it_was_heard_of(boolean paidFirst) {
        var begun = subscribe(tier);
        var told = paysAndIsStopped(begun, paidFirst);

        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), now(begun).id(), true);
        world.receives(told);
        world.receives(told);
        world.worksOff();

        assertThat(now(begun).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().isCancelled(ref(now(begun)))).isTrue();
        isGivenBackOnce();
    }

    /// Such as by a cancellation, or because somebody leaves.
    @Test
    @Rule("S17")
    void goes_back_when_it_was_heard_of_just_before_the_end_that_was_decided_without_it() {
        var begun = subscribe(tier);
        var seen = now(begun);
        var told = world.provider().pays(begun.clientSecret());
        world.receives(told);

        world.subscriptions.giveUpUnpaid.end(seen);
        world.subscriptions.giveUpUnpaid.end(seen);
        world.worksOff();

        assertThat(now(begun).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().isCancelled(ref(seen))).isTrue();
        assertThat(world.events(Ended.class)).hasSize(1);
        isGivenBackOnce();
    }

    @ParameterizedTest
    @Rule({"S17", "S23"})
    @ValueSource(booleans = {true, false})
    void goes_back_when_its_payer_left_before_it_was_heard_of(boolean paidFirst) {
        var begun = subscribe(tier);
        var told = paysAndIsStopped(begun, paidFirst);

        leaves();
        world.subscriptions.endOfLeaving.run(world.now());
        world.receives(told);
        world.worksOff();

        assertThat(now(begun).status()).isEqualTo(SubscriptionStatus.CANCELED);
        isGivenBackOnce();
    }

    @Test
    @Rule("S17")
    void goes_back_when_the_provider_could_not_be_told_of_the_end() {
        var begun = subscribe(tier);
        world.provider().goDown();
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), now(begun).id(), true);
        world.provider().comeBack();
        world.passes(Duration.ofMinutes(1));

        world.receives(world.provider().pays(begun.clientSecret()));
        world.worksOff();

        assertThat(now(begun).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().isCancelled(ref(now(begun)))).isTrue();
        isGivenBackOnce();
    }

    @Test
    @Rule({"S5", "S17"})
    void cannot_be_made_on_a_page_whose_subscription_was_cancelled() {
        var back = URI.create("https://app.example/back");
        var begun =
                world.subscriptions.subscribe.checkout(
                        world.as(subscriber),
                        Subscribe.Wish.of(tier.id()),
                        new Subscribe.WayBack(back, back));

        world.subscriptions.runSubscriptions.cancel(
                world.as(subscriber), begun.subscription().subscription().id(), true);
        var tried = refusalOf(() -> world.provider().pays(begun.page().getPath().substring(1)));

        assertThat(tried).isEqualTo(new UnknownClientSecret());
        assertThat(world.now(begun.subscription().subscription()).status())
                .isEqualTo(SubscriptionStatus.CANCELED);
    }

    /// The provider takes the payment, and then does what it is asked: it ends what was paid. Its
    /// two words come in either order.
    private List<Webhook> paysAndIsStopped(Subscribe.Begun begun, boolean paidFirst) {
        var words = new ArrayList<>(world.provider().pays(begun.clientSecret()));
        var paidAt = world.now();
        world.passes(Duration.ofMillis(5));
        words.add(world.provider().tells(ended(now(begun), paidAt)));
        if (!paidFirst) {
            Collections.reverse(words);
        }
        return words;
    }

    private RecurringChanged ended(Subscription subscription, Instant paidAt) {
        return new RecurringChanged(
                subscription.id().value(),
                ref(subscription),
                null,
                BillingState.CANCELED,
                paidAt.plus(Duration.ofDays(30)),
                false,
                world.now());
    }

    /// Something happens after what lives was read, and before what is begun is written.
    private Subscribe interrupted(Runnable event) {
        var ports = world.ports();
        Ids ids =
                () -> {
                    event.run();
                    return ports.ids().next();
                };
        return new Subscribe(
                ports.transactions(),
                ports.tiers(),
                ports.subscriptions(),
                world.users.creators,
                new TierPrices(ports.transactions(), ports.tiers(), world.provider()),
                world.provider(),
                ports.payoutAccounts(),
                Limits.over(ports),
                ports.settings(),
                new TakeOffers(
                        ports.offers(), ports.subscriptions(), ports.trials(), ports.clock()),
                ids,
                ports.clock());
    }

    private void leaves() {
        world.users.leaveServer.handle(
                world.as(subscriber), new ConfirmPassword.Shown(PASSWORD, "password", ""));
    }

    private void isGivenBackOnce() {
        assertThat(world.provider().refundOrders()).hasSize(1);
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0)).isZero()).isTrue();
        world.booksAreBalanced();
    }

    private Subscribe.Begun subscribe(Tier wished) {
        return world.subscriptions.subscribe.handle(world.as(subscriber), wished.id());
    }

    private Subscription now(Subscribe.Begun begun) {
        return world.now(begun.subscription().subscription());
    }

    private static String ref(Subscription subscription) {
        return requireNonNull(subscription.providerRef());
    }
}
