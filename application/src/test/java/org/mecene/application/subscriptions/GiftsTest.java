package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.payments.RefundWish;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Role;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionRefusal.AlreadySubscribed;
import org.mecene.domain.subscriptions.SubscriptionRefusal.GiftNotGood;
import org.mecene.domain.subscriptions.SubscriptionRefusal.GivingToOneself;
import org.mecene.domain.subscriptions.SubscriptionRefusal.TierArchived;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;

final class GiftsTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User buyer = world.has(aUser());
    private final User friend = world.has(aUser());
    private final Tier tier =
            world.has(aTier().of(creator).costing(xof(5_000)).unknownToProvider());

    @Test
    @Rule({"S20", "M6", "M7"})
    void books_to_the_creator_under_the_share_of_its_beginning_and_opens_only_what_is_redeemed() {
        world.clockIs("2026-01-31T10:00:00Z");
        world.feeIs(1_000);
        var begun = buy(3);
        world.feeIs(500);

        world.pays(begun.clientSecret());
        var unused = canRead(friend);
        var opened = redeem(friend, code(begun));

        var payment = world.ports().payments().find(gift(begun).payment()).orElseThrow();
        assertThat(payment.amount()).isEqualTo(xof(15_000));
        assertThat(payment.request().purpose()).isEqualTo(PaymentPurpose.GIFT);
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0)))
                .isEqualTo(xof(-13_500));
        world.booksAreBalanced();
        assertThat(unused).isFalse();
        assertThat(opened.origin()).isEqualTo(SubscriptionOrigin.GIFT);
        assertThat(opened.standing().paidThrough()).isEqualTo("2026-04-30T10:00:00Z");
        assertThat(opened.providerRef()).isNull();
        assertThat(canRead(friend)).isTrue();
        world.clockIs("2026-04-30T10:00:00Z");
        assertThat(canRead(friend)).isFalse();
        assertThat(world.provider().recurringOrders()).isEmpty();
    }

    @Test
    void shows_its_code_to_the_buyer_when_it_is_paid_and_keeps_a_hash() {
        var begun = buy(1);
        var before = begun.gift().code();
        world.pays(begun.clientSecret());

        var code = code(begun);

        assertThat(before).isNull();
        assertThat(code).hasSizeGreaterThanOrEqualTo(22);
        assertThat(gift(begun).code()).isEqualTo(TokenHash.of(code));
        assertThat(gift(begun).toString()).doesNotContain(code);
        assertThat(begun.toString()).doesNotContain(begun.clientSecret());
        assertThat(world.subscriptions.redeemGifts.look(code).gift().id())
                .isEqualTo(gift(begun).id());
    }

    @Test
    void does_nothing_before_it_is_paid() {
        var begun = buy(1);
        var code = world.mailSecrets().of(Gift.secretName(gift(begun).id()));

        assertThat(refusalOf(() -> redeem(friend, code))).isEqualTo(new NotFound(Thing.GIFT));
        assertThat(refusalOf(() -> world.subscriptions.redeemGifts.look(code)))
                .isEqualTo(new NotFound(Thing.GIFT));
        assertThat(refusalOf(() -> redeem(friend, "guessed"))).isEqualTo(new NotFound(Thing.GIFT));
    }

    @Test
    @Rule("S20")
    void is_redeemed_once_also_when_many_come_at_once() {
        var code = code(paid(buy(1)));
        var friends = Stream.generate(() -> world.has(aUser())).limit(Race.RUNNERS).toList();

        var results = Race.of(Race.RUNNERS, runner -> () -> redeem(friends.get(runner), code));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new GiftNotGood(GiftStatus.REDEEMED));
    }

    @Test
    @Rule({"S5", "S20"})
    void stays_good_when_it_is_not_redeemable_on_top_of_a_live_subscription() {
        var code = code(paid(buy(1)));
        var paid = world.pays(world.subscriptions.subscribe.handle(world.as(friend), tier.id()));

        var onTop = refusalOf(() -> redeem(friend, code));
        world.subscriptions.runSubscriptions.cancel(world.as(friend), paid.id(), false);
        var later = redeem(friend, code);

        assertThat(onTop).isEqualTo(new AlreadySubscribed(paid.id()));
        assertThat(later.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("S27")
    void is_neither_bought_nor_redeemed_by_the_creator() {
        var code = code(paid(buy(1)));
        var archived = world.has(aTier().of(creator).archived());

        assertThat(refusalOf(() -> redeem(creator, code))).isEqualTo(new GivingToOneself());
        assertThat(refusalOf(() -> buy(creator, tier, 1, null))).isEqualTo(new GivingToOneself());
        assertThat(refusalOf(() -> buy(buyer, archived, 1, null))).isEqualTo(new TierArchived());
    }

    @Test
    @Rule("S19")
    void goes_back_while_nobody_used_it_and_is_dead_from_then_on() {
        var begun = paid(buy(2));
        var code = code(begun);

        var back = world.payments.giveSubscriptions.giveBack(world.as(buyer), gift(begun).id());
        world.worksOff();

        assertThat(back.code()).isNull();
        assertThat(gift(begun).status()).isEqualTo(GiftStatus.REFUNDED);
        assertThat(refusalOf(() -> redeem(friend, code)))
                .isEqualTo(new GiftNotGood(GiftStatus.REFUNDED));
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0))).isEqualTo(xof(0));
        world.booksAreBalanced();
        assertThat(world.toldTo(buyer))
                .extracting(Notification::kind)
                .containsExactlyInAnyOrder(NotificationKind.GIFT_READY, NotificationKind.REFUND);
    }

    @Test
    void goes_back_to_nobody_else_and_not_after_it_was_used() {
        var begun = paid(buy(1));

        var byStranger =
                refusalOf(() ->
                        world.payments.giveSubscriptions.giveBack(
                                world.as(friend), gift(begun).id()));
        redeem(friend, code(begun));
        var tooLate =
                refusalOf(() ->
                        world.payments.giveSubscriptions.giveBack(
                                world.as(buyer), gift(begun).id()));

        assertThat(byStranger).isEqualTo(new NotFound(Thing.GIFT));
        assertThat(tooLate).isEqualTo(new GiftNotGood(GiftStatus.REDEEMED));
    }

    @Test
    @Rule("M15")
    void is_good_again_when_the_money_could_not_go_back() {
        var begun = paid(buy(1));
        var code = code(begun);
        world.provider().declines("charge_already_refunded");

        world.payments.giveSubscriptions.giveBack(world.as(buyer), gift(begun).id());
        world.worksOff();

        assertThat(gift(begun).status()).isEqualTo(GiftStatus.READY);
        assertThat(redeem(friend, code).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("S19")
    void ends_what_it_became_when_an_administrator_gives_the_whole_back() {
        var begun = paid(buy(1));
        var opened = redeem(friend, code(begun));
        var admin = world.has(aUser().being(Role.ADMIN));

        world.payments.refundPayments.handle(
                world.as(admin), gift(begun).payment(), RefundWish.of(null, "goodwill"));

        assertThat(gift(begun).status()).isEqualTo(GiftStatus.REFUNDED);
        assertThat(world.now(opened).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(canRead(friend)).isFalse();
    }

    @Test
    @Rule("S18")
    void ends_at_once_when_the_buyers_bank_takes_the_money_back() {
        var used = paid(buy(1));
        var opened = redeem(friend, code(used));
        var unused = paid(buy(1));
        var code = code(unused);

        disputed(used);
        disputed(unused);

        assertThat(canRead(friend)).isFalse();
        assertThat(world.now(opened).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(refusalOf(() -> redeem(friend, code)))
                .isEqualTo(new GiftNotGood(GiftStatus.REVOKED));
    }

    @Test
    @Rule({"S17", "S21"})
    void goes_back_by_itself_when_the_creator_is_closed_by_the_time_it_is_paid() {
        var begun = buy(1);
        var admin = world.has(aUser().being(Role.ADMIN));
        world.users.shutOut.ban(world.as(admin), creator.id(), "spam", null);

        world.pays(begun.clientSecret());
        world.worksOff();

        var payment = world.ports().payments().find(gift(begun).payment()).orElseThrow();
        assertThat(gift(begun).status()).isEqualTo(GiftStatus.REFUNDED);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        world.booksAreBalanced();
    }

    @Test
    @Rule("M15")
    void has_no_code_to_revive_when_the_creator_was_closed_and_the_money_cannot_go_back() {
        var begun = buy(1);
        var admin = world.has(aUser().being(Role.ADMIN));
        world.users.shutOut.ban(world.as(admin), creator.id(), "spam", null);
        world.provider().declines("charge_already_refunded");

        world.pays(begun.clientSecret());
        world.worksOff();

        assertThat(gift(begun).status()).isEqualTo(GiftStatus.READY);
        assertThat(world.ports().outbox().aside()).isEmpty();
    }

    @Test
    @Rule("P4")
    void is_nobodys_to_pay_out_while_the_buyer_may_take_it_back() {
        var begun = paid(buy(1));
        releases();
        var before = available();

        redeem(friend, code(begun));
        releases();

        assertThat(before).isEqualTo(xof(0));
        assertThat(available().isPositive()).isTrue();
        world.booksAreBalanced();
    }

    @Test
    @Rule("P2")
    void goes_back_out_of_what_was_released() {
        var begun = paid(buy(1));
        redeem(friend, code(begun));
        releases();
        var admin = world.has(aUser().being(Role.ADMIN));
        assertThat(available().isPositive()).isTrue();

        world.payments.refundPayments.handle(
                world.as(admin), gift(begun).payment(), RefundWish.of(null, "Asked for"));
        world.worksOff();

        assertThat(available()).isEqualTo(xof(0));
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0))).isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    private void releases() {
        world.passes(Duration.ofDays(3));
        world.payments.releasePayments.run(world.now());
    }

    private Money available() {
        return world.balance(Account.creatorAvailable(creator.id()), xof(0)).negated();
    }

    @Test
    void expires() {
        var begun = paid(buy(1));
        var code = code(begun);

        world.passes(Gift.LIFE);
        var late = refusalOf(() -> redeem(friend, code));
        var noted = world.subscriptions.expireGifts.run(world.now());

        assertThat(late).isEqualTo(new GiftNotGood(GiftStatus.EXPIRED));
        assertThat(noted).isEqualTo(1);
        assertThat(gift(begun).status()).isEqualTo(GiftStatus.EXPIRED);
    }

    @Test
    void mails_the_code_to_whom_it_is_for_and_tells_all_three() {
        var begun = paid(buy(buyer, tier, 1, new EmailAddress("someone@example.net")));
        world.worksOff();

        redeem(friend, code(begun));
        world.worksOff();

        assertThat(world.mailer().sent())
                .filteredOn(mail -> mail.to().value().equals("someone@example.net"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.content())
                            .isInstanceOfSatisfying(
                                    MailContent.GiftCode.class,
                                    content ->
                                            assertThat(world.mailSecrets().of(content.secretName()))
                                                    .isEqualTo(codeOf(begun)));
                });
        assertThat(world.toldTo(buyer))
                .extracting(Notification::kind)
                .containsExactly(NotificationKind.GIFT_READY, NotificationKind.GIFT_REDEEMED);
        assertThat(world.toldTo(creator))
                .extracting(Notification::kind)
                .containsExactly(NotificationKind.NEW_SUBSCRIBER);
    }

    private void disputed(GiveSubscriptions.Begun begun) {
        var payment = world.ports().payments().find(gift(begun).payment()).orElseThrow();
        world.isTold(
                new FundsWithdrawn(
                        Objects.requireNonNull(payment.state().providerRef()),
                        "dp_" + payment.id(),
                        payment.amount(),
                        xof(500),
                        world.now()));
    }

    private Gift gift(GiveSubscriptions.Begun begun) {
        return world.ports().gifts().find(begun.gift().card().gift().id()).orElseThrow();
    }

    private String codeOf(GiveSubscriptions.Begun begun) {
        return world.mailSecrets().of(Gift.secretName(gift(begun).id()));
    }

    /// As the buyer reads it.
    private String code(GiveSubscriptions.Begun begun) {
        return world
                .payments
                .giveSubscriptions
                .own(world.as(buyer), PageRequest.first(100))
                .items()
                .stream()
                .filter(shown -> shown.card().gift().id().equals(gift(begun).id()))
                .map(GiveSubscriptions.Shown::code)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    private GiveSubscriptions.Begun buy(int periods) {
        return buy(buyer, tier, periods, null);
    }

    private GiveSubscriptions.Begun buy(
            User by, Tier what, int periods, @Nullable EmailAddress recipient) {
        return world.payments.giveSubscriptions.buy(
                world.as(by),
                new GiveSubscriptions.Command(
                        what.id(), periods, new Gift.Wrapping(recipient, "Bonne fête")));
    }

    private GiveSubscriptions.Begun paid(GiveSubscriptions.Begun begun) {
        world.pays(begun.clientSecret());
        return begun;
    }

    private Subscription redeem(User by, String code) {
        return world.subscriptions.redeemGifts.redeem(world.as(by), code).subscription();
    }

    private boolean canRead(User reader) {
        var post = world.has(aPost().by(creator).forSubscribers());
        return !world.content.readPosts.show(world.as(reader), post.id()).card().isLocked();
    }
}
