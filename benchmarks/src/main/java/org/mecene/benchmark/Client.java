package org.mecene.benchmark;

import java.io.IOException;
import java.sql.SQLException;

/// One of those that ask at the same time: has a connection of its own and asks one thing after
/// another. Used by one thread at a time.
interface Client extends AutoCloseable {
    /// Asks once and reads the whole answer.
    ///
    /// @throws IllegalStateException when the answer is not the one that was expected: figures of
    ///   failures would be worth nothing
    void ask() throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
}
