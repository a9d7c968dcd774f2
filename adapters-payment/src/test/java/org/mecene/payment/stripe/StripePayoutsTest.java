package org.mecene.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;

import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payouts.PayoutAccountOrder;
import org.mecene.domain.payouts.PayoutAnswer;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.PayoutGatewayContract;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.Fault;

final class StripePayoutsTest implements PayoutGatewayContract {
    private final StripeWorld world = new StripeWorld();

    @AfterEach
    void end() {
        PublishedRequests.assertKeptBy(world.stripe);
        world.close();
    }

    @Override
    public PayoutGateway payouts() {
        return world.gateway.payouts();
    }

    @Override
    public void onboards(String accountRef) {
        world.stripe.onboard(accountRef, "bank_1");
    }

    @Override
    public void changesBank(String accountRef) {
        world.stripe.onboard(accountRef, "bank_2");
    }

    @Override
    public void isAskedForMore(String accountRef) {
        world.stripe.wantsMore(accountRef, "individual.verification.document");
    }

    @Override
    public void arrives(PayoutId payout) {
        world.stripe.settlePayout(payout.toString(), true);
    }

    @Override
    public void comesBack(PayoutId payout) {
        world.stripe.settlePayout(payout.toString(), false);
    }

    @Test
    @Rule({"P16", "W11"})
    void sends_once_when_the_answer_was_lost_and_stripe_has_forgotten_the_key() {
        var order = new PayoutOrder(new PayoutId(world.ids.next()), ready(), eur(1_250), BEGUN);
        payouts().send(order);
        world.stripe.forgetKeys();

        payouts().send(order);

        assertThat(world.stripe.count("transfer")).isEqualTo(1);
        assertThat(world.stripe.count("payout")).isEqualTo(1);
    }

    @Test
    @Rule("P16")
    void goes_on_from_where_it_was_cut_off() {
        var order = new PayoutOrder(new PayoutId(world.ids.next()), ready(), eur(1_250), BEGUN);
        // The search, the transfer, the second search; then nothing is heard any more.
        world.stripe.fail(
                Fault.NONE,
                Fault.NONE,
                Fault.NONE,
                Fault.SILENCE_AFTER_WORK,
                Fault.SILENCE_AFTER_WORK,
                Fault.SILENCE_AFTER_WORK,
                Fault.SILENCE_AFTER_WORK);
        assertThatThrownBy(() -> payouts().send(order)).isInstanceOf(ProviderUnavailable.class);
        world.stripe.forgetFaults();
        world.stripe.forgetKeys();

        var answer = payouts().send(order);

        assertThat(answer).isInstanceOf(PayoutAnswer.InTransit.class);
        assertThat(world.stripe.count("transfer")).isEqualTo(1);
        assertThat(world.stripe.count("payout")).isEqualTo(1);
    }

    @Test
    @Rule({"P2", "P16"})
    void says_when_our_balance_does_not_reach() {
        world.stripe.holds("eur", 1_249);

        assertThat(payouts().isCovered(eur(1_250))).isFalse();
        assertThat(payouts().isCovered(eur(1_249))).isTrue();
        assertThat(payouts().isCovered(xof(1))).isTrue();
        assertThat(world.stripe.count("transfer")).isZero();
    }

    /// Stripe answers a key as it did at first, also when the balance has filled up since.
    @Test
    @Rule({"P16", "W11"})
    void sends_what_was_refused_once_it_is_begun_anew() {
        var id = new PayoutId(world.ids.next());
        var account = ready();
        world.stripe.holds("eur", 0);
        var order = new PayoutOrder(id, account, eur(1_250), BEGUN);
        assertThat(payouts().send(order)).isEqualTo(new PayoutAnswer.NotYet());
        world.stripe.holds("eur", 5_000);

        var late = payouts().send(order);
        var anew = payouts().send(new PayoutOrder(id, account, eur(1_250), BEGUN.plusSeconds(600)));
        var again = payouts().send(order);

        assertThat(late).isEqualTo(new PayoutAnswer.NotYet());
        assertThat(anew).isInstanceOf(PayoutAnswer.InTransit.class);
        assertThat(again).isEqualTo(anew);
        assertThat(world.stripe.count("transfer")).isEqualTo(1);
    }

    @Test
    @Rule("P6")
    void takes_back_what_an_account_may_not_pay_out() {
        var account = ready();
        world.stripe.wantsMore(account, "individual.verification.document");
        var order = new PayoutOrder(new PayoutId(world.ids.next()), account, eur(1_250), BEGUN);

        var answer = payouts().send(order);

        assertThat(answer).isEqualTo(new PayoutAnswer.Failed("payouts_not_allowed"));
        assertThat(payouts().send(order)).isInstanceOf(PayoutAnswer.Failed.class);
        assertThat(payouts().listPayouts(null, 10).items()).allMatch(item -> item.isBack());
    }

    @Test
    @Rule({"W14", "W4"})
    void reads_in_the_notices_of_connected_accounts_that_there_is_something_new() {
        var account =
                payouts().openAccount(new PayoutAccountOrder(new UserId(world.ids.next()), null));
        var payout = new PayoutId(world.ids.next());

        var told =
                world.facts(
                        world.heardOf(() -> {
                            onboards(account);
                            payouts().send(new PayoutOrder(payout, account, eur(1_250), BEGUN));
                            arrives(payout);
                        }));

        assertThat(told)
                .hasSize(3)
                .anyMatch(fact ->
                        fact instanceof PayoutAccountTold(var ref, _) && ref.equals(account))
                .anyMatch(fact ->
                        fact instanceof PayoutTold(var id, var ref, _)
                                && id.equals(payout.value())
                                && ref.equals(account));
    }

    @Test
    @Rule({"M1", "P15"})
    void counts_francs_and_cents_alike_in_its_own_units() {
        assertThat(payouts().minimum(Currency.getInstance("XOF"))).isEqualTo(xof(500));
        assertThat(payouts().minimum(Currency.getInstance("EUR"))).isEqualTo(eur(500));
    }

    private String ready() {
        var account =
                payouts().openAccount(new PayoutAccountOrder(new UserId(world.ids.next()), null));
        onboards(account);
        return account;
    }
}
