package org.mecene.payment.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One transaction. Statements take their parameters in the order of the question marks: texts,
/// numbers, UUIDs, instants, and null.
final class Session {
    /// Longer than any of the transactions here; they wait for one another's rows only.
    private static final int TIMEOUT_SECONDS = 10;

    private final Connection connection;
    private boolean writtenEvents;

    Session(Connection connection) {
        this.connection = connection;
    }

    <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = prepare(sql, parameters);
                var results = statement.executeQuery()) {
            var row = new Row(results);
            var items = new ArrayList<T>();
            while (results.next()) {
                items.add(reader.read(row));
            }
            return items;
        }
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /// @return how many rows it touched
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    void noteEvent() {
        writtenEvents = true;
    }

    boolean hasWrittenEvents() {
        return writtenEvents;
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        for (var index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, toColumn(parameters[index]));
        }
        return statement;
    }

    private static @Nullable Object toColumn(@Nullable Object parameter) {
        return parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter;
    }

    interface RowReader<T> {
        T read(Row row) throws SQLException;
    }
}
