package org.mecene.persistence.database;

import java.sql.SQLException;

/// A question over plain JDBC failed.
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SqlFailure(SQLException cause) {
        super(cause);
    }
}
