package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payouts.PayoutAccountOrder;
import org.mecene.domain.payouts.PayoutAnswer;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.PayoutGatewayContract;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.payouts.PayoutRefusal.UnknownOnboarding;
import org.mecene.domain.payouts.PayoutRefusal.UnknownTestBank;
import org.mecene.domain.testkit.Rule;

@ExtendWith(FreshDatabase.class)
final class SandboxPayoutsTest implements PayoutGatewayContract {
    private static final String GOOD = "FR14 2004 1010 0505 0001 3M02 606";
    private static final String GOOD_TOO = "DE89370400440532013000";
    private static final String WANTS_MORE = "FR7630006000011234567890189";
    private static final String CLOSED = "BE68539007547034";
    private static final String RETURNS = "NL91ABNA0417164300";

    private World world;
    private DataSource database;

    @BeforeEach
    void begin(DataSource dataSource) {
        database = dataSource;
        world = new World(dataSource);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Override
    public PayoutGateway payouts() {
        return world.payouts();
    }

    @Override
    public void onboards(String accountRef) {
        names(accountRef, GOOD);
    }

    @Override
    public void changesBank(String accountRef) {
        names(accountRef, GOOD_TOO);
    }

    @Override
    public void isAskedForMore(String accountRef) {
        names(accountRef, WANTS_MORE);
    }

    @Override
    public void arrives(PayoutId payout) {
        world.pass(Duration.ofDays(2));
    }

    /// The sandbox's banks send back what is on its way only.
    @Override
    public void comesBack(PayoutId payout) {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement(
                                """
                                UPDATE sandbox.payout SET status = 'failed', reason = 'account_closed', due_at = NULL
                                 WHERE payout = ?
                                """)) {
            update.setObject(1, payout.value());
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    @Rule("P6")
    void sends_back_what_goes_to_a_bank_that_returns_it_and_tells_so() {
        var account = account();
        names(account, RETURNS);
        var order = new PayoutOrder(new PayoutId(world.ids.next()), account, eur(1_250), BEGUN);
        payouts().send(order);

        world.pass(Duration.ofDays(2));

        assertThat(payouts().send(order)).isEqualTo(new PayoutAnswer.Failed("account_closed"));
        var told =
                world.heard().stream()
                        .flatMap(notice -> world.gateway().interpret(notice).stream())
                        .toList();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).isEqualTo(new PayoutAccountTold(account, told.getFirst().at()));
        assertThat(told.getLast())
                .isEqualTo(new PayoutTold(order.payout().value(), account, told.getLast().at()));
    }

    @Test
    @Rule("P9")
    void closes_an_account_whose_bank_says_so() {
        var account = account();

        names(account, CLOSED);

        assertThat(payouts().standing(account).isOpen()).isFalse();
        var order = new PayoutOrder(new PayoutId(world.ids.next()), account, eur(1_250), BEGUN);
        assertThat(payouts().send(order)).isInstanceOf(PayoutAnswer.Failed.class);
    }

    @Test
    void takes_its_test_bank_accounts_on_a_page_that_it_opened_only() {
        var account = account();
        var old = secret(account);
        var secret = secret(account);

        assertThat(refusalOf(() -> world.banks().giveBank(secret, "FR00")))
                .isEqualTo(new UnknownTestBank());
        assertThat(refusalOf(() -> world.banks().giveBank(old, GOOD)))
                .isEqualTo(new UnknownOnboarding());
        assertThat(refusalOf(() -> world.banks().giveBank("x\u0000", GOOD)))
                .isEqualTo(new UnknownOnboarding());
    }

    private String account() {
        return payouts().openAccount(new PayoutAccountOrder(new UserId(world.ids.next()), null));
    }

    private void names(String account, String iban) {
        world.banks().giveBank(secret(account), iban);
    }

    private String secret(String account) {
        var query = payouts().startOnboarding(account, BACK).getRawQuery();
        return URLDecoder.decode(
                query.substring("secret=".length(), query.indexOf('&')), StandardCharsets.UTF_8);
    }
}
