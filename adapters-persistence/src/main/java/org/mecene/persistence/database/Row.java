package org.mecene.persistence.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// Reads the columns of one row from left to right, so that a mapper reads like the select list.
public final class Row {
    private final ResultSet result;
    private int column;

    public Row(ResultSet result) {
        this.result = result;
    }

    /// Makes something of a row.
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    public UUID uuid() throws SQLException {
        return required(uuidOrNull());
    }

    public @Nullable UUID uuidOrNull() throws SQLException {
        return result.getObject(++column, UUID.class);
    }

    public <T> @Nullable T uuidOrNull(Function<UUID, T> as) throws SQLException {
        var value = uuidOrNull();
        return value == null ? null : as.apply(value);
    }

    public String text() throws SQLException {
        return required(result.getString(++column));
    }

    public @Nullable String textOrNull() throws SQLException {
        return result.getString(++column);
    }

    public <T> @Nullable T textOrNull(Function<String, T> as) throws SQLException {
        var value = textOrNull();
        return value == null ? null : as.apply(value);
    }

    public long number() throws SQLException {
        return result.getLong(++column);
    }

    public @Nullable Long numberOrNull() throws SQLException {
        var value = result.getLong(++column);
        return result.wasNull() ? null : value;
    }

    public int integer() throws SQLException {
        return result.getInt(++column);
    }

    public @Nullable Integer integerOrNull() throws SQLException {
        var value = result.getInt(++column);
        return result.wasNull() ? null : value;
    }

    public boolean flag() throws SQLException {
        return result.getBoolean(++column);
    }

    public @Nullable Boolean flagOrNull() throws SQLException {
        var value = result.getBoolean(++column);
        return result.wasNull() ? null : value;
    }

    public Instant instant() throws SQLException {
        return required(instantOrNull());
    }

    public @Nullable Instant instantOrNull() throws SQLException {
        var time = result.getObject(++column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public byte[] bytes() throws SQLException {
        return required(result.getBytes(++column));
    }

    public byte @Nullable [] bytesOrNull() throws SQLException {
        return result.getBytes(++column);
    }

    /// Reads an amount in minor units, and the currency code behind it.
    public Money money() throws SQLException {
        var minor = number();
        return new Money(minor, Currency.getInstance(text()));
    }

    /// Reads an amount in minor units of a currency that is known; null for nothing.
    public @Nullable Money minorOrNull(Currency currency) throws SQLException {
        var minor = result.getLong(++column);
        return result.wasNull() ? null : new Money(minor, currency);
    }

    /// Reads a constant that is stored as its name in lower case.
    public <E extends Enum<E>> E constant(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text().toUpperCase(Locale.ROOT));
    }

    /// Reads an array column; null is empty.
    public <T> List<T> list(Class<T> type) throws SQLException {
        Array array = result.getArray(++column);
        if (array == null) {
            return List.of();
        }
        return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
    }

    private <T> T required(@Nullable T value) throws SQLException {
        if (value == null) {
            throw new SQLException("Column " + column + " is null and must not be");
        }
        return value;
    }
}
