package org.mecene.application.payouts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.testkit.World;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentRefusal.PayeeStopped;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutEvent.DestinationChanged;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class PayoutAccountTest {
    private static final URI BACK = URI.create("https://mecene.example/me/payouts");

    private final World world = new World();
    private final User creator = world.has(aCreator());

    @Test
    @Rule("W11")
    void opens_one_account_for_one_person_however_often_they_ask() {
        assertThat(show()).isNull();

        var first = world.payouts.ownAccount.begin(world.as(creator), BACK);
        var again = world.payouts.ownAccount.begin(world.as(creator), BACK);

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.account().providerRef()).isEqualTo(first.account().providerRef());
        assertThat(first.account().state()).isEqualTo(PayoutAccount.State.ONBOARDING);
        assertThat(first.toString()).doesNotContain(first.page().toString());
        assertThat(world.ports().audited(creator.id().value())).hasSize(1);
    }

    @Test
    @Rule({"W10", "W11"})
    void goes_on_where_the_provider_did_not_answer() {
        world.payoutProvider().goDown();
        assertThatThrownBy(() -> world.payouts.ownAccount.begin(world.as(creator), BACK))
                .isInstanceOf(ProviderUnavailable.class);
        assertThat(requireNonNull(show()).state()).isEqualTo(PayoutAccount.State.NONE);
        world.payoutProvider().comeBack();

        var begun = world.payouts.ownAccount.begin(world.as(creator), BACK);

        assertThat(begun.account().providerRef()).isNotNull();
    }

    @Test
    @Rule({"W12", "P8"})
    void is_ready_when_the_provider_says_so_and_not_before() {
        var ref = onboarding();
        world.payouts.lookAtAccounts.run(world.now());
        assertThat(requireNonNull(show()).state()).isEqualTo(PayoutAccount.State.ONBOARDING);

        world.payoutProvider().onboards(ref, FakePayoutGateway.BANK);
        isTold(ref);

        assertThat(requireNonNull(show()).state()).isEqualTo(PayoutAccount.State.READY);
        assertThat(requireNonNull(show()).heldUntil())
                .isEqualTo(world.now().plus(Duration.ofDays(7)));
    }

    @Test
    void says_what_the_provider_wants() {
        var ref = onboarding();
        world.payoutProvider()
                .stands(
                        ref,
                        new AccountStanding(
                                true, false, false, List.of("document"), null, null, null));

        isTold(ref);

        var account = requireNonNull(show());
        assertThat(account.state()).isEqualTo(PayoutAccount.State.RESTRICTED);
        assertThat(requireNonNull(account.standing()).due()).containsExactly("document");
    }

    @Test
    @Rule("P7")
    void tells_the_owner_of_another_bank_account_and_holds_what_goes_there() {
        var ref = ready();
        world.passes(Duration.ofDays(30));

        world.payoutProvider().onboards(ref, "the_bank_of_a_thief");
        isTold(ref);
        isTold(ref);
        world.worksOff();

        assertThat(world.events(DestinationChanged.class)).hasSize(1);
        assertThat(world.toldTo(creator))
                .extracting(told -> told.kind())
                .containsExactly(NotificationKind.PAYOUT_ACCOUNT_CHANGED);
        assertThat(world.mailsTo(creator)).hasSize(1);
        assertThat(requireNonNull(show()).heldUntil())
                .isEqualTo(world.now().plus(Duration.ofDays(7)));
    }

    @Test
    @Rule({"P9", "P8"})
    void sells_nothing_more_for_whom_the_provider_has_closed_and_again_when_it_opens() {
        var tier = world.has(aTier().of(creator).unknownToProvider());
        var campaign = world.has(aCampaign().by(creator).withGoal(xof(1_000_000)));
        var fan = world.has(aUser());
        var ref = ready();
        world.donates(fan, campaign, xof(5_000));

        var open = world.payoutProvider().standing(ref);
        world.payoutProvider()
                .stands(
                        ref,
                        new AccountStanding(
                                true, false, true, List.of(), null, null, open.destination()));
        isTold(ref);

        assertThat(refusalOf(() -> world.donates(fan, campaign, xof(5_000))))
                .isEqualTo(new PayeeStopped());
        assertThat(refusalOf(() -> world.subscriptions.subscribe.handle(world.as(fan), tier.id())))
                .isEqualTo(new PayeeStopped());
        assertThat(
                        refusalOf(() ->
                                world.payments.giveSubscriptions.buy(
                                        world.as(fan),
                                        new GiveSubscriptions.Command(
                                                tier.id(), 1, new Gift.Wrapping(null, null)))))
                .isEqualTo(new PayeeStopped());
        world.payoutProvider().stands(ref, open);
        isTold(ref);
        world.donates(fan, campaign, xof(5_000));
    }

    @Test
    @Rule("W14")
    void ignores_what_is_said_of_accounts_that_are_nobodys() {
        world.isTold(new PayoutAccountTold("acct_of_a_stranger", world.now()));

        assertThat(world.payouts.lookAtAccounts.run(world.now())).isZero();
    }

    @Test
    void asks_again_when_the_provider_did_not_answer() {
        var ref = onboarding();
        world.payoutProvider().onboards(ref, FakePayoutGateway.BANK);
        world.payoutProvider().goDown();
        isTold(ref);
        world.payoutProvider().comeBack();

        world.passes(Duration.ofMinutes(5));
        world.payouts.lookAtAccounts.run(world.now());

        assertThat(requireNonNull(show()).state()).isEqualTo(PayoutAccount.State.READY);
    }

    private String onboarding() {
        var begun = world.payouts.ownAccount.begin(world.as(creator), BACK);
        return requireNonNull(begun.account().providerRef());
    }

    private String ready() {
        var ref = onboarding();
        world.payoutProvider().onboards(ref, FakePayoutGateway.BANK);
        isTold(ref);
        return ref;
    }

    private void isTold(String ref) {
        world.isTold(new PayoutAccountTold(ref, world.now()));
        world.payouts.lookAtAccounts.run(world.now());
    }

    private @Nullable PayoutAccount show() {
        return world.payouts.ownAccount.show(world.as(creator));
    }
}
