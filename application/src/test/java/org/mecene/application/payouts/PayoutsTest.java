package org.mecene.application.payouts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mecene.application.payments.RefundWish;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Ledger.Unclaimed;
import org.mecene.domain.payments.PaymentRefusal.BelowMinimum;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.payouts.PayoutRefusal.AccountNotReady;
import org.mecene.domain.payouts.PayoutRefusal.BeyondAvailable;
import org.mecene.domain.payouts.PayoutRefusal.NotAwaitingApproval;
import org.mecene.domain.payouts.PayoutRefusal.TooEarly;
import org.mecene.domain.payouts.PayoutRefusal.UnderReview;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class PayoutsTest {
    private static final URI BACK = URI.create("https://mecene.example/me/payouts");

    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User admin = world.has(anAdmin());
    private String account = "";
    private Subscription subscription;

    /// The creator is ready to be paid, and has 950 000 francs available.
    @BeforeEach
    void begin() {
        var tier = world.has(aTier().of(creator).costing(xof(1_000_000)).unknownToProvider());
        var begun = world.subscriptions.subscribe.handle(world.as(world.has(aUser())), tier.id());
        subscription = world.pays(begun);
        account = becomesReady(creator);
        world.passes(Duration.ofDays(8));
        world.payments.releasePayments.run(world.now());
    }

    @Test
    @Rule({"P5", "P1"})
    void reserves_what_is_asked_for_and_sends_it() {
        var payout = asks(xof(400_000));
        assertThat(payout.status()).isEqualTo(PayoutStatus.REQUESTED);
        assertThat(available()).isEqualTo(xof(550_000));
        assertThat(inTransit()).isEqualTo(xof(400_000));

        sends();
        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
        world.payoutProvider().arrives(payout.id());
        isTold(payout);

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.PAID);
        assertThat(inTransit()).isEqualTo(xof(0));
        assertThat(available()).isEqualTo(xof(550_000));
        var balance = world.payouts.readBalance.balances(world.as(creator)).getFirst();
        assertThat(balance.paidOut()).isEqualTo(xof(400_000));
        assertThat(told()).containsExactly(NotificationKind.PAYOUT_SENT);
        world.booksAreBalanced();
        assertThat(differences()).isEmpty();
    }

    @Test
    @Rule({"P2", "P5"})
    void refuses_more_than_there_is() {
        asks(xof(500_000));

        var refusal = refusalOf(() -> asks(xof(450_001)));

        assertThat(refusal).isEqualTo(new BeyondAvailable(xof(450_001), xof(450_000)));
    }

    @Test
    @Rule("P15")
    void refuses_less_than_the_provider_pays_out() {
        assertThat(refusalOf(() -> asks(xof(99)))).isEqualTo(new BelowMinimum(xof(99), xof(100)));
    }

    @Test
    @Rule("W11")
    void asks_once_under_one_key() {
        var first = asks(xof(300_000), "key");
        var again = asks(xof(300_000), "key");

        assertThat(again).isEqualTo(first);
        assertThat(available()).isEqualTo(xof(650_000));
    }

    @Test
    @Rule("W11")
    void takes_a_key_that_is_used_anew_after_a_day_for_something_new() {
        var first = asks(xof(300_000), "key");
        world.passes(Duration.ofDays(2));

        var later = asks(xof(100_000), "key");

        assertThat(later.id()).isNotEqualTo(first.id());
        assertThat(available()).isEqualTo(xof(550_000));
    }

    @Test
    @Rule({"P4", "P7", "P8"})
    void pays_nobody_who_is_not_ready_or_whose_first_payout_waits() {
        var other = world.has(aCreator());
        assertThat(refusalOf(() -> asks(other, xof(500))))
                .isEqualTo(new AccountNotReady(PayoutAccount.State.NONE));
        world.payouts.ownAccount.begin(world.as(other), BACK);
        assertThat(refusalOf(() -> asks(other, xof(500))))
                .isEqualTo(new AccountNotReady(PayoutAccount.State.ONBOARDING));

        becomesReady(other);

        assertThat(refusalOf(() -> asks(other, xof(500))))
                .isEqualTo(new TooEarly(world.now().plus(Duration.ofDays(7))));
    }

    @Test
    @Rule("P7")
    void holds_what_was_asked_for_before_the_bank_account_was_changed() {
        var payout = asks(xof(400_000));
        world.payoutProvider().onboards(account, "another_bank");
        world.isTold(new PayoutAccountTold(account, world.now()));
        world.payouts.lookAtAccounts.run(world.now());

        sends();
        assertThat(world.payoutProvider().sent()).isEmpty();
        world.passes(Duration.ofDays(8));
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
    }

    @Test
    @Rule("P12")
    void freezes_while_the_owner_is_banned_and_goes_on_after() {
        var payout = asks(xof(400_000));
        world.users.shutOut.ban(world.as(admin), creator.id(), "Fraud?", null);
        sends();
        assertThat(world.payoutProvider().sent()).isEmpty();
        assertThat(refusalOf(() -> asks(xof(1_000)))).isEqualTo(new NotPermitted());
        assertThat(available()).isEqualTo(xof(550_000));

        world.users.shutOut.unban(world.as(admin), creator.id());
        world.passes(Duration.ofHours(2));
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
    }

    @Test
    @Rule("P7")
    void sees_another_bank_account_although_nobody_told_of_it() {
        var payout = asks(xof(400_000));
        world.payoutProvider().onboards(account, "another_bank");

        sends();
        world.worksOff();

        assertThat(world.payoutProvider().sent()).isEmpty();
        assertThat(now(payout).status()).isEqualTo(PayoutStatus.REQUESTED);
        assertThat(told()).containsExactly(NotificationKind.PAYOUT_ACCOUNT_CHANGED);
    }

    @Test
    @Rule("P2")
    void covers_what_is_owed_with_a_payout_that_waited() {
        var payout = asks(xof(600_000));
        refundsAll();
        assertThat(available()).isEqualTo(xof(-600_000));

        world.payouts.decide.approve(world.as(admin), payout.id());
        sends();
        world.worksOff();

        assertThat(world.payoutProvider().sent()).isEmpty();
        assertThat(now(payout).status()).isEqualTo(PayoutStatus.FAILED);
        assertThat(now(payout).state().failure()).isEqualTo("balance_below_zero");
        assertThat(available()).isEqualTo(xof(0));
        assertThat(told()).containsExactly(NotificationKind.PAYOUT_FAILED);
        world.booksAreBalanced();
    }

    @Test
    @Rule("P12")
    void gives_back_what_a_ban_froze_when_an_administrator_rejects_it() {
        var payout = asks(xof(400_000));
        world.users.shutOut.ban(world.as(admin), creator.id(), "Fraud?", null);
        sends();

        reject(payout);
        world.users.shutOut.unban(world.as(admin), creator.id());
        world.passes(Duration.ofHours(2));
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.REJECTED);
        assertThat(world.payoutProvider().sent()).isEmpty();
        assertThat(available()).isEqualTo(xof(950_000));
        world.booksAreBalanced();
    }

    @Test
    void lets_no_administrator_reject_what_may_have_been_sent() {
        var payout = asks(xof(400_000));
        world.payoutProvider()
                .beforeNextAnswer(() -> {
                    throw new IllegalStateException("The node dies");
                });
        sends();

        assertThat(refusalOf(() -> reject(payout)))
                .isEqualTo(new NotAwaitingApproval(PayoutStatus.REQUESTED));
    }

    @Test
    @Rule("P12")
    void pays_nobody_whose_campaign_is_looked_into() {
        world.has(aCampaign().by(creator).in(CampaignStatus.SUSPENDED));

        assertThat(refusalOf(() -> asks(xof(1_000)))).isEqualTo(new UnderReview());
    }

    @Test
    void asks_an_administrator_above_the_limit_and_not_about_their_own() {
        var payout = asks(xof(500_001));
        sends();
        assertThat(world.payoutProvider().sent()).isEmpty();
        assertThat(awaiting()).isEqualTo(1);

        world.payouts.decide.approve(world.as(admin), payout.id());
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
        assertThat(awaiting()).isZero();
        assertThat(refusalOf(() -> reject(payout)))
                .isEqualTo(new NotAwaitingApproval(PayoutStatus.IN_TRANSIT));
    }

    @Test
    void gives_back_what_an_administrator_does_not_approve() {
        var payout = asks(xof(600_000));

        reject(payout);
        world.worksOff();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.REJECTED);
        assertThat(available()).isEqualTo(xof(950_000));
        assertThat(told()).containsExactly(NotificationKind.PAYOUT_FAILED);
        assertThat(refusalOf(() -> world.payouts.decide.approve(world.as(admin), payout.id())))
                .isEqualTo(new NotAwaitingApproval(PayoutStatus.REJECTED));
        world.booksAreBalanced();
    }

    @Test
    void lets_no_administrator_decide_about_their_own_money() {
        var ids = world.ports().ids();
        var asked = new Payout.Asked(xof(600_000), "acct", true, null);
        var own = Payout.ask(new PayoutId(ids.next()), admin.id(), asked, world.now());
        world.committed(() -> world.ports().payouts().add(own));

        assertThat(refusalOf(() -> world.payouts.decide.approve(world.as(admin), own.id())))
                .isEqualTo(new NotPermitted());
    }

    @Test
    @Rule("P6")
    void books_back_once_what_did_not_arrive_or_came_back() {
        var first = asks(xof(400_000));
        var second = asks(xof(100_000));
        sends();
        world.payoutProvider().arrives(second.id());
        isTold(second);

        world.payoutProvider().comesBack(first.id(), "account_closed");
        world.payoutProvider().comesBack(second.id(), "account_closed");
        isTold(first);
        isTold(first);
        isTold(second);
        isTold(second);

        assertThat(available()).isEqualTo(xof(950_000));
        assertThat(inTransit()).isEqualTo(xof(0));
        assertThat(now(second).state().failure()).isEqualTo("account_closed");
        world.booksAreBalanced();
        assertThat(differences()).isEmpty();
    }

    /// Nobody can ask for it any more, so administrators see it when they check the books.
    @Test
    @Rule("P6")
    void shows_administrators_what_came_back_to_somebody_who_was_erased() {
        var payout = asks(xof(400_000));
        sends();
        world.payoutProvider().arrives(payout.id());
        isTold(payout);
        world.committed(() -> {
            var users = world.ports().users();
            var user = users.find(creator.id()).orElseThrow();
            users.save(user.withStatus(User.Status.ERASED));
        });
        assertThat(unclaimed())
                .containsExactly(
                        new Unclaimed(Account.creatorAvailable(creator.id()), xof(550_000)));

        world.payoutProvider().comesBack(payout.id(), "account_closed");
        isTold(payout);

        assertThat(unclaimed())
                .containsExactly(
                        new Unclaimed(Account.creatorAvailable(creator.id()), xof(950_000)));
        assertThat(now(payout).status()).isEqualTo(PayoutStatus.FAILED);
        world.booksAreBalanced();
        assertThat(differences()).isEmpty();
    }

    private List<Unclaimed> unclaimed() {
        return world.payments.checkBooks.handle(world.as(admin)).unclaimed();
    }

    @Test
    @Rule("P16")
    void takes_no_answer_for_unknown_and_asks_again() {
        var payout = asks(xof(400_000));
        world.payoutProvider()
                .beforeNextAnswer(() -> {
                    throw new IllegalStateException("The node dies");
                });
        sends();
        assertThat(now(payout).status()).isEqualTo(PayoutStatus.REQUESTED);
        assertThat(inTransit()).isEqualTo(xof(400_000));

        // A ban comes too late for what may be gone.
        world.users.shutOut.ban(world.as(admin), creator.id(), "Fraud?", null);
        world.passes(Duration.ofMinutes(6));
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
        assertThat(world.payoutProvider().sent()).hasSize(1);
    }

    @Test
    @Rule({"P2", "P16"})
    void waits_unbegun_while_our_balance_at_the_provider_does_not_reach() {
        var payout = asks(xof(400_000));
        world.payoutProvider().runsDry(true);
        sends();
        assertThat(now(payout).state().begunAt()).isNull();
        assertThat(inTransit()).isEqualTo(xof(400_000));

        world.payoutProvider().isFilledUp();
        world.passes(Duration.ofMinutes(11));
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
    }

    @Test
    @Rule({"P2", "P16"})
    void begins_anew_what_was_refused_because_others_were_faster() {
        var payout = asks(xof(400_000));
        world.payoutProvider().runsDry(false);
        sends();
        assertThat(now(payout).state().begunAt()).isNull();
        assertThat(now(payout).status()).isEqualTo(PayoutStatus.REQUESTED);

        world.payoutProvider().isFilledUp();
        world.passes(Duration.ofMinutes(11));
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
        assertThat(world.payoutProvider().sent()).hasSize(1);
        world.booksAreBalanced();
    }

    @Test
    @Rule("P12")
    void lets_a_ban_freeze_what_was_refused_and_an_administrator_reject_it() {
        var payout = asks(xof(400_000));
        world.payoutProvider().runsDry(false);
        sends();
        world.payoutProvider().isFilledUp();
        world.users.shutOut.ban(world.as(admin), creator.id(), "Fraud?", null);
        world.passes(Duration.ofMinutes(11));

        sends();
        reject(payout);

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.REJECTED);
        assertThat(world.payoutProvider().sent()).isEmpty();
        assertThat(available()).isEqualTo(xof(950_000));
    }

    @Test
    @Rule({"P2", "P11"})
    void a_refund_after_a_payout_is_owed_and_the_next_income_repays_it() {
        asks(xof(400_000));
        asks(xof(400_000));
        sends();
        refundsAll();
        assertThat(available()).isEqualTo(xof(-800_000));
        assertThat(refusalOf(() -> asks(xof(100))))
                .isEqualTo(new BeyondAvailable(xof(100), xof(-800_000)));

        earns(xof(1_000_000));
        world.passes(Duration.ofDays(3));
        world.payments.releasePayments.run(world.now());

        assertThat(available()).isEqualTo(xof(150_000));
        asks(xof(150_000));
        world.booksAreBalanced();
    }

    @Test
    void finds_what_the_provider_paid_out_unknown_to_us() {
        world.payoutProvider()
                .send(
                        new PayoutOrder(
                                new PayoutId(world.ports().ids().next()),
                                account,
                                xof(5_000),
                                world.now()));
        world.passes(Duration.ofHours(1));

        assertThat(differences()).hasSize(1);
        assertThat(differences().getFirst()).contains("not booked");
    }

    @Test
    @Rule("W14")
    void does_not_believe_another_account_about_a_payout() {
        var payout = asks(xof(400_000));
        sends();
        world.payoutProvider().arrives(payout.id());

        world.isTold(new PayoutTold(payout.id().value(), "acct_of_another", world.now()));
        sends();

        assertThat(now(payout).status()).isEqualTo(PayoutStatus.IN_TRANSIT);
    }

    private String becomesReady(User user) {
        var begun = world.payouts.ownAccount.begin(world.as(user), BACK);
        var ref = requireNonNull(begun.account().providerRef());
        world.payoutProvider().onboards(ref, FakePayoutGateway.BANK);
        world.isTold(new PayoutAccountTold(ref, world.now()));
        world.payouts.lookAtAccounts.run(world.now());
        return ref;
    }

    private Payout asks(Money amount) {
        return asks(amount, null);
    }

    private Payout asks(Money amount, @Nullable String key) {
        return world.payouts.request.handle(world.as(creator), amount, key);
    }

    private void asks(User user, Money amount) {
        world.payouts.request.handle(world.as(user), amount, null);
    }

    private void reject(Payout payout) {
        world.payouts.decide.reject(world.as(admin), payout.id(), "Please call us");
    }

    private long awaiting() {
        var filter = new Payouts.Filter(null, true);
        return world
                .payouts
                .decide
                .list(world.as(admin), filter, PageRequest.first(10))
                .items()
                .stream()
                .count();
    }

    private void sends() {
        world.payouts.sendPayouts.run(world.now());
    }

    private void isTold(Payout payout) {
        world.isTold(new PayoutTold(payout.id().value(), payout.asked().accountRef(), world.now()));
        sends();
        world.worksOff();
    }

    private void refundsAll() {
        var payment =
                world.inTransaction(() ->
                        world.ports()
                                .payments()
                                .findForUpdateByRef(
                                        "pay_of_" + requireNonNull(subscription.providerRef()))
                                .orElseThrow());
        world.payments.refundPayments.handle(
                world.as(admin), payment.id(), RefundWish.of(null, "Asked for"));
        world.receives(world.provider().sent());
    }

    private void earns(Money amount) {
        var tier = world.has(aTier().of(creator).costing(amount).unknownToProvider());
        var fan = world.has(aUser());
        world.pays(world.subscriptions.subscribe.handle(world.as(fan), tier.id()));
    }

    private Payout now(Payout payout) {
        return world.ports().payouts().find(payout.id()).orElseThrow();
    }

    private Money available() {
        return world.balance(Account.creatorAvailable(creator.id()), xof(0)).negated();
    }

    private Money inTransit() {
        return world.balance(Account.PAYOUTS_IN_TRANSIT, xof(0)).negated();
    }

    private List<NotificationKind> told() {
        return world.toldTo(creator).stream()
                .map(Notification::kind)
                .filter(kind -> kind.name().startsWith("PAYOUT"))
                .toList();
    }

    private List<String> differences() {
        return world.payments.checkBooks.handle(world.as(admin)).differences();
    }
}
