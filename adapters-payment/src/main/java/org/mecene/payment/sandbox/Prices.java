package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PriceOrder;

/// The prices in the books. A price never changes; another amount is another price.
final class Prices {
    private final Refs refs;

    Prices(Refs refs) {
        this.refs = refs;
    }

    /// The price of a product, made when there is none like it. Of two that ask at once both get
    /// the one that was stored first.
    String of(Session session, PriceOrder order, Instant now) throws SQLException {
        var amount = order.amount();
        var currency = amount.currency().getCurrencyCode();
        session.update(
                """
                INSERT INTO sandbox.price (ref, product, name, amount, currency, yearly, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (product, amount, currency, yearly) DO NOTHING
                """,
                refs.next("price"),
                order.product(),
                order.name(),
                amount.minor(),
                currency,
                order.yearly(),
                now);
        return session.first(
                        """
                        SELECT ref
                          FROM sandbox.price
                         WHERE product = ? AND amount = ? AND currency = ? AND yearly = ?
                        """,
                        row -> row.text("ref"),
                        order.product(),
                        amount.minor(),
                        currency,
                        order.yearly())
                .orElseThrow();
    }

    Optional<Price> find(Session session, String ref) throws SQLException {
        return session.first(
                "SELECT ref, amount, currency, yearly FROM sandbox.price WHERE ref = ?",
                row -> new Price(row.text("ref"), row.money("amount"), row.flag("yearly")),
                ref);
    }

    record Price(String ref, Money amount, boolean yearly) {}
}
