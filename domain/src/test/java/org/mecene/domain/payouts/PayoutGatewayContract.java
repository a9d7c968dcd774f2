package org.mecene.domain.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;

import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payouts.PayoutAnswer.Failed;
import org.mecene.domain.payouts.PayoutAnswer.InTransit;
import org.mecene.domain.payouts.PayoutAnswer.Paid;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.Country;

/// What every [PayoutGateway] promises, with a provider behind it at which a test can let owners
/// and banks act. The provider may hold what earlier tests left.
public interface PayoutGatewayContract {
    Ids IDS = SequentialIds.unlikeAnyBefore();
    Instant BEGUN = Instant.parse("2026-03-01T09:00:00Z");
    URI BACK = URI.create("https://mecene.example/me/payouts");

    PayoutGateway payouts();

    /// The owner finishes the provider's form.
    void onboards(String accountRef);

    /// The owner names another bank account.
    void changesBank(String accountRef);

    /// The owner finishes the form, and the provider wants more.
    void isAskedForMore(String accountRef);

    /// What was sent reaches the bank.
    void arrives(PayoutId payout);

    /// What was sent comes back, from wherever it is.
    void comesBack(PayoutId payout);

    @Test
    @Rule("W11")
    default void opens_one_account_for_one_person() {
        var order = new PayoutAccountOrder(new UserId(IDS.next()), new Country("FR"));

        var first = payouts().openAccount(order);

        assertThat(payouts().openAccount(order)).isEqualTo(first);
        assertThat(payouts().openAccount(person())).isNotEqualTo(first);
    }

    @Test
    @Rule("P8")
    default void pays_nobody_before_they_finished_the_form() {
        var account = payouts().openAccount(person());

        var standing = payouts().standing(account);

        assertThat(standing.submitted()).isFalse();
        assertThat(standing.isReady()).isFalse();
        assertThat(standing.due()).isNotEmpty();
    }

    @Test
    default void leads_to_a_page_of_the_provider() {
        var account = payouts().openAccount(person());

        var page = payouts().startOnboarding(account, BACK);

        assertThat(page.isAbsolute()).isTrue();
        assertThat(page.getScheme()).startsWith("http");
    }

    @Test
    default void is_ready_once_the_form_is_finished() {
        var standing = payouts().standing(ready());

        assertThat(standing.submitted()).isTrue();
        assertThat(standing.isReady()).isTrue();
        assertThat(standing.isOpen()).isTrue();
        assertThat(standing.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(standing.country()).isEqualTo(new Country("FR"));
    }

    @Test
    @Rule("P7")
    default void tells_one_bank_account_from_another() {
        var account = ready();
        var before = payouts().standing(account).destination();

        var same = payouts().standing(account).destination();
        changesBank(account);

        assertThat(same).isEqualTo(before);
        assertThat(payouts().standing(account).destination()).isNotNull().isNotEqualTo(before);
    }

    @Test
    @Rule("P8")
    default void says_what_is_due() {
        var account = payouts().openAccount(person());
        isAskedForMore(account);

        var standing = payouts().standing(account);

        assertThat(standing.submitted()).isTrue();
        assertThat(standing.isReady()).isFalse();
        assertThat(standing.due()).isNotEmpty();
    }

    @Test
    @Rule("P16")
    default void sends_one_payout_once_however_often_it_is_asked() {
        var order = order(ready());

        var first = payouts().send(order);
        var again = payouts().send(order);

        assertThat(first).isInstanceOf(InTransit.class);
        assertThat(again).isEqualTo(first);
        assertThat(listed(order.payout())).isNotNull();
        assertThat(countListed(order.payout())).isEqualTo(1);
    }

    @Test
    default void says_that_a_payout_arrived() {
        var order = order(ready());
        payouts().send(order);

        arrives(order.payout());

        assertThat(payouts().send(order)).isInstanceOf(Paid.class);
        assertThat(listed(order.payout())).isNotNull();
    }

    @Test
    @Rule("P6")
    default void has_the_money_back_when_a_payout_failed_and_does_not_send_it_again() {
        var order = order(ready());
        payouts().send(order);

        comesBack(order.payout());
        var failed = payouts().send(order);
        var again = payouts().send(order);

        assertThat(failed).isInstanceOf(Failed.class);
        assertThat(again).isInstanceOf(Failed.class);
        var listed = listed(order.payout());
        assertThat(listed == null || listed.isBack()).isTrue();
        assertThat(countListed(order.payout())).isLessThanOrEqualTo(1);
    }

    @Test
    @Rule("P6")
    default void has_the_money_back_when_a_bank_returns_what_had_arrived() {
        var order = order(ready());
        payouts().send(order);
        arrives(order.payout());

        comesBack(order.payout());

        assertThat(payouts().send(order)).isInstanceOf(Failed.class);
    }

    @Test
    @Rule("P2")
    default void knows_whether_its_balance_reaches() {
        assertThat(payouts().isCovered(eur(1_250))).isTrue();
    }

    @Test
    @Rule("P15")
    default void names_the_least_that_it_pays_out() {
        var least = payouts().minimum(Currency.getInstance("EUR"));

        assertThat(least.isPositive()).isTrue();
        assertThat(least.currency()).isEqualTo(Currency.getInstance("EUR"));
    }

    @Test
    default void lists_everything_in_parts() {
        var account = ready();
        var orders = new HashSet<PayoutId>();
        for (var count = 0; count < 3; count++) {
            var order = order(account);
            payouts().send(order);
            orders.add(order.payout());
        }

        var found = new HashSet<PayoutId>();
        @Nullable String after = null;
        do {
            var part = payouts().listPayouts(after, 2);
            assertThat(part.items().size()).isLessThanOrEqualTo(2);
            part.items().forEach(item -> found.add(item.payout()));
            after = part.next();
        } while (after != null);

        assertThat(found).containsAll(orders);
    }

    private String ready() {
        var account = payouts().openAccount(person());
        onboards(account);
        return account;
    }

    private static PayoutAccountOrder person() {
        return new PayoutAccountOrder(new UserId(IDS.next()), null);
    }

    private static PayoutOrder order(String account) {
        return new PayoutOrder(new PayoutId(IDS.next()), account, eur(1_250), BEGUN);
    }

    private @Nullable ProviderPayout listed(PayoutId payout) {
        return payouts().listPayouts(null, 100).items().stream()
                .filter(item -> payout.equals(item.payout()))
                .findFirst()
                .orElse(null);
    }

    private long countListed(PayoutId payout) {
        return payouts().listPayouts(null, 100).items().stream()
                .filter(item -> payout.equals(item.payout()))
                .count();
    }
}
