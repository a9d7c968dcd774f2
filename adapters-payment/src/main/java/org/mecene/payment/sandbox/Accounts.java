package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.PayoutAccountOrder;
import org.mecene.domain.users.Country;

/// To whom the provider pays.
final class Accounts {
    private final Refs refs;
    private final Events events;

    Accounts(Refs refs, Events events) {
        this.refs = refs;
        this.events = events;
    }

    /// @param country as its owner said at first; null when they did not
    /// @param bank what its owner named; null while they named none
    /// @param secret with which its owner's page was opened last; null when it never was
    record Account(
            String ref,
            @Nullable Country country,
            @Nullable TestBank bank,
            @Nullable String secret) {
        AccountStanding standing() {
            return bank == null
                    ? new AccountStanding(
                            false, false, false, List.of("external_account"), country, null, null)
                    : bank.standing();
        }

        @Override
        public String toString() {
            return "Account[" + ref + "]";
        }
    }

    /// Of two that ask for one owner the later opens nothing.
    String open(Session session, PayoutAccountOrder order, Instant now) throws SQLException {
        var country = order.country();
        session.update(
                """
                INSERT INTO sandbox.account (ref, owner, country, created_at, changed_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (owner) DO NOTHING
                """,
                refs.next("acct"),
                order.owner().value(),
                country == null ? null : country.code(),
                now,
                now);
        return session.first(
                        "SELECT ref FROM sandbox.account WHERE owner = ?",
                        row -> row.text("ref"),
                        order.owner().value())
                .orElseThrow();
    }

    Optional<Account> find(Session session, String ref) throws SQLException {
        return session.first(
                """
                SELECT ref, country, bank, secret FROM sandbox.account WHERE ref = ?
                """,
                Accounts::read,
                ref);
    }

    /// A page that was opened before is of no use from now on.
    String openPage(Session session, Account account) throws SQLException {
        var secret = refs.secretFor(account.ref());
        session.update(
                "UPDATE sandbox.account SET secret = ? WHERE ref = ?", secret, account.ref());
        return secret;
    }

    void name(Session session, Account account, TestBank bank, Instant now) throws SQLException {
        session.update(
                "UPDATE sandbox.account SET bank = ?, changed_at = ? WHERE ref = ?",
                bank.wire(),
                now,
                account.ref());
        events.write(session, Event.of(EventKind.ACCOUNT_UPDATED, account), now);
    }

    private static Account read(Row row) throws SQLException {
        var country = row.textOrNull("country");
        var bank = row.textOrNull("bank");
        return new Account(
                row.text("ref"),
                country == null ? null : new Country(country),
                bank == null ? null : TestBank.ofWire(bank),
                row.textOrNull("secret"));
    }
}
