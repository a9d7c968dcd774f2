package org.mecene.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mecene.application.funding.Donate;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.FakeMediaProcessor;
import org.mecene.domain.media.InMemoryMediaStore;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.FakeMailer;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.payments.FakeSandboxProvider;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.testkit.Actors;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.users.FakeAccessTokens;
import org.mecene.domain.users.FakeIdentityProvider;
import org.mecene.domain.users.FakePasswordHasher;
import org.mecene.domain.users.User;

/// Every use case over fakes, and the verbs with which a test tells a story.
public final class World implements Fixture {
    private final InMemoryPorts ports = InMemoryPorts.over(InMemoryTransactions.interruptingOnce());
    private final Outside outside = Outside.of(ports);
    public final UserCases users = new UserCases(ports, outside);
    public final ContentCases content = new ContentCases(ports, outside, users);
    private final RefundCases refunds = new RefundCases(ports);
    public final SubscriptionCases subscriptions =
            new SubscriptionCases(ports, outside, users, refunds);
    public final FundingCases funding = new FundingCases(ports, outside, content, refunds);
    public final PayoutCases payouts = new PayoutCases(ports, outside);
    public final PaymentCases payments =
            new PaymentCases(ports, outside, subscriptions, funding, payouts, refunds);
    public final DocumentCases documents = new DocumentCases(ports, outside);
    public final NotificationCases notifications =
            new NotificationCases(
                    ports, outside, users, subscriptions, funding, payments, documents);
    public final PlatformCases platform =
            new PlatformCases(
                    ports,
                    outside,
                    payments,
                    payouts,
                    notifications,
                    subscriptions,
                    funding,
                    documents);

    @Override
    public InMemoryPorts ports() {
        return ports;
    }

    public FakePaymentGateway provider() {
        return outside.gateway();
    }

    public FakePayoutGateway payoutProvider() {
        return outside.payouts();
    }

    public FakeSandboxProvider sandbox() {
        return outside.sandbox();
    }

    public InMemoryMediaStore store() {
        return outside.store();
    }

    public FakeMediaProcessor processor() {
        return outside.processor();
    }

    public FakeMailer mailer() {
        return outside.mailer();
    }

    public FakeMailSecrets mailSecrets() {
        return outside.mailSecrets();
    }

    public FakeAccessTokens accessTokens() {
        return outside.accessTokens();
    }

    public FakePasswordHasher hasher() {
        return outside.hasher();
    }

    public FakeIdentityProvider google() {
        return outside.google();
    }

    public Instant now() {
        return ports.clock().instant();
    }

    public void clockIs(String instant) {
        ports.clock().set(instant);
    }

    /// Time goes by, and nothing else happens.
    public Instant passes(Duration time) {
        return ports.clock().advance(time);
    }

    public Actor.SignedIn as(User user) {
        return Actors.as(ports.users().find(user.id()).orElseThrow());
    }

    /// The administrator sets the share of the platform for what begins from now on.
    public void feeIs(int basisPoints) {
        var old = ports.settings().current();
        settingsAre(
                new Settings(
                        new BasisPoints(basisPoints),
                        old.minimumDonations(),
                        old.currencies(),
                        old.subscriptionGraceDays(),
                        old.administratorsNeedSecondFactor(),
                        old.payouts(),
                        old.version()));
    }

    public void settingsAre(Settings settings) {
        committed(() -> ports.settings().replace(settings));
    }

    /// Webhooks arrive and are applied.
    public void receives(List<Webhook> webhooks) {
        webhooks.forEach(this::arrives);
        while (payments.applyNotices.handle() > 0) {
            // What fails waits for its next attempt, so this ends.
        }
    }

    /// The provider tells facts, each in a webhook of its own, in this order.
    public void isTold(ProviderFact... facts) {
        Arrays.stream(facts).forEach(fact -> receives(List.of(outside.gateway().tells(fact))));
    }

    /// A webhook arrives and waits to be applied.
    public void arrives(Webhook webhook) {
        payments.receiveNotice.handle(webhook.body().toArray(), webhook.signature());
    }

    /// Somebody finishes at the provider what a client secret is for.
    public void pays(String clientSecret) {
        receives(outside.gateway().pays(clientSecret));
    }

    /// Somebody begins a donation and pays it.
    public Donation donates(User donor, Campaign campaign, Money amount) {
        var begun = begins(donor, campaign, amount);
        pays(begun.clientSecret());
        return now(begun.donation().donation());
    }

    public Donate.Begun begins(User donor, Campaign campaign, Money amount) {
        return funding.donate.handle(
                as(donor), new Donate.Command(campaign.id(), amount, false, null, null, false));
    }

    /// Somebody subscribes and pays the first period.
    public Subscription pays(Subscribe.Begun begun) {
        pays(begun.clientSecret());
        return now(begun.subscription().subscription());
    }

    /// Everything that waits is done: notices, events, mails.
    public void worksOff() {
        platform.backlog.workOff();
    }

    public Subscription now(Subscription subscription) {
        return ports.subscriptions().find(subscription.id()).orElseThrow();
    }

    public Campaign now(Campaign campaign) {
        return ports.campaigns().find(campaign.id()).orElseThrow();
    }

    public Donation now(Donation donation) {
        return ports.donations().find(donation.id()).orElseThrow();
    }

    public User now(User user) {
        return ports.users().find(user.id()).orElseThrow();
    }

    /// Everything that was published, in its order.
    public List<DomainEvent> events() {
        return ports.outbox().published().toList();
    }

    public <E extends DomainEvent> List<E> events(Class<E> kind) {
        return ports.outbox().published().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// What somebody was told in the application, oldest first.
    public List<Notification> toldTo(User user) {
        return ports.notifications().of(user.id()).toList();
    }

    /// The mails to somebody, sent or waiting.
    public List<Mail> mailsTo(User user) {
        return Stream.concat(ports.mailQueue().unsent(), outside.mailer().sent().stream())
                .filter(mail -> mail.to().equals(user.email()))
                .toList();
    }

    public Money balance(Account account, Money like) {
        return ports.ledger().balance(account, like.currency());
    }

    /// The books add up.
    public void booksAreBalanced() {
        assertThat(ports.ledger().audit().differences()).isEmpty();
    }
}
