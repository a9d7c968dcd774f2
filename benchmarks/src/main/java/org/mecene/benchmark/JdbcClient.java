package org.mecene.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends the same statements as the server, prepared once, on one connection, and reads every
/// column of the answers.
final class JdbcClient implements Client {
    private final Connection connection;
    private final List<PreparedStatement> prepared = new ArrayList<>();
    private final List<Statement> statements;
    private final Supplier<Map<UUID, UUID>> replacements;

    /// @param replacements which ids are sent in place of those that were recorded; asked for each
    ///   request
    JdbcClient(
            Connection connection,
            List<Statement> statements,
            Supplier<Map<UUID, UUID>> replacements)
            throws SQLException {
        this.connection = connection;
        this.statements = statements;
        this.replacements = replacements;
        for (var statement : statements) {
            prepared.add(connection.prepareStatement(statement.sql()));
        }
    }

    /// The same client, whose statements of one request are one transaction.
    JdbcClient inTransactions() throws SQLException {
        connection.setAutoCommit(false);
        return this;
    }

    @Override
    public void ask() throws SQLException {
        var replaced = replacements.get();
        for (var index = 0; index < prepared.size(); index++) {
            var statement = prepared.get(index);
            bind(statement, statements.get(index).values(), replaced);
            if (statement.execute()) {
                read(statement);
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static void bind(
            PreparedStatement statement, List<@Nullable Object> recorded, Map<UUID, UUID> replaced)
            throws SQLException {
        for (var index = 0; index < recorded.size(); index++) {
            var original = recorded.get(index);
            var value = original instanceof UUID id ? replaced.getOrDefault(id, id) : original;
            if (value == null) {
                statement.setNull(index + 1, Types.NULL);
            } else {
                statement.setObject(index + 1, value);
            }
        }
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
