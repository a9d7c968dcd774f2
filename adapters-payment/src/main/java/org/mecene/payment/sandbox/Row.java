package org.mecene.payment.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// The row that a query stands at, in the types of the sandbox.
final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    String text(String column) throws SQLException {
        return results.getString(column);
    }

    @Nullable String textOrNull(String column) throws SQLException {
        return results.getString(column);
    }

    UUID uuid(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    @Nullable UUID uuidOrNull(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    int number(String column) throws SQLException {
        return results.getInt(column);
    }

    long bigNumber(String column) throws SQLException {
        return results.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    Instant instant(String column) throws SQLException {
        return results.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Nullable Instant instantOrNull(String column) throws SQLException {
        var at = results.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// An amount in the currency of the row.
    Money money(String column) throws SQLException {
        return Money.of(results.getLong(column), results.getString("currency"));
    }

    @Nullable Money moneyOrNull(String column) throws SQLException {
        var amount = money(column);
        return results.getObject(column) == null ? null : amount;
    }
}
