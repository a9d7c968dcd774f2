package org.mecene.payment.sandbox;

import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.PayoutAccountOrder;
import org.mecene.domain.payouts.PayoutAnswer;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.payouts.PayoutRefusal;
import org.mecene.domain.payouts.SandboxBanks;
import org.mecene.domain.refusal.Refused;
import org.mecene.payment.sandbox.Accounts.Account;

/// The provider's side of paying people, played. Any number of nodes may ask at once.
final class SandboxPayouts implements PayoutGateway, SandboxBanks {
    private static final int MOST_LISTED = 1_000;
    private static final long MINIMUM = 100;

    private final Database database;
    private final Accounts accounts;
    private final Payouts payouts;
    private final Pages pages;
    private final InstantSource clock;

    SandboxPayouts(Books books, Database database, Pages pages, InstantSource clock) {
        this.database = database;
        this.accounts = books.accounts();
        this.payouts = books.payouts();
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public String openAccount(PayoutAccountOrder order) {
        return database.call(session -> accounts.open(session, order, clock.instant()));
    }

    @Override
    public URI startOnboarding(String accountRef, URI returnUrl) {
        var secret =
                database.call(session -> accounts.openPage(session, account(session, accountRef)));
        return pages.onboarding(secret, returnUrl);
    }

    @Override
    public AccountStanding standing(String accountRef) {
        return database.call(session -> account(session, accountRef).standing());
    }

    /// What was paid here is never short.
    @Override
    public boolean isCovered(Money amount) {
        return true;
    }

    @Override
    public PayoutAnswer send(PayoutOrder order) {
        return database.call(session -> {
            var bank = account(session, order.accountRef()).bank();
            var known = payouts.find(session, order.payout().value());
            if (known.isEmpty() && (bank == null || !bank.paysOut())) {
                return new PayoutAnswer.Failed("payouts_not_allowed");
            }
            if (known.isEmpty() && bank != null) {
                payouts.send(session, order, bank, clock.instant());
            }
            return payouts.find(session, order.payout().value()).orElseThrow().answer();
        });
    }

    @Override
    public Money minimum(Currency currency) {
        return new Money(MINIMUM, currency);
    }

    @Override
    public ProviderPayouts listPayouts(@Nullable String after, int limit) {
        var most = Math.clamp(limit, 1, MOST_LISTED);
        return database.call(session -> {
            var found = payouts.list(session, after, most + 1);
            var items = found.stream().limit(most).toList();
            return new ProviderPayouts(items, found.size() > most ? items.getLast().ref() : null);
        });
    }

    @Override
    public void giveBank(String secret, String iban) {
        var bank =
                TestBank.ofIban(iban)
                        .orElseThrow(() -> new Refused(new PayoutRefusal.UnknownTestBank()));
        database.call(session -> {
            accounts.name(session, ofSecret(session, secret), bank, clock.instant());
            return true;
        });
    }

    private Account ofSecret(Session session, String secret) throws SQLException {
        var ref = Refs.refIn(secret).orElse("");
        return accounts.find(session, ref)
                .filter(found -> found.secret() != null && Refs.isSame(found.secret(), secret))
                .orElseThrow(() -> new Refused(new PayoutRefusal.UnknownOnboarding()));
    }

    private Account account(Session session, String ref) throws SQLException {
        return accounts.find(session, ref)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + ref));
    }
}
