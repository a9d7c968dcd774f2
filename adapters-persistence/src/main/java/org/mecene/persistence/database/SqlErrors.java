package org.mecene.persistence.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Refusal;
import org.mecene.domain.refusal.Refused;
import org.postgresql.util.PSQLException;

/// What PostgreSQL's errors mean (its manual, appendix A).
public final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final Set<String> LOST = Set.of("40001", "40P01");

    /// Out of connections, shutting down, starting up, cancelled by a timeout, waited too long for
    /// a lock.
    private static final Set<String> BUSY =
            Set.of("53300", "57P01", "57P02", "57P03", "57014", "55P03");

    private static final String CONNECTION_CLASS = "08";

    private SqlErrors() {}

    /// Whether the work lost against another transaction and may simply be run again.
    public static boolean lostAgainstAnother(Throwable failure) {
        return state(failure).filter(LOST::contains).isPresent();
    }

    /// Whether the database does not answer, or not in time.
    public static boolean isDown(Throwable failure) {
        return causes(failure).anyMatch(SQLTransientConnectionException.class::isInstance)
                || state(failure)
                        .filter(state -> state.startsWith(CONNECTION_CLASS) || BUSY.contains(state))
                        .isPresent();
    }

    /// Runs a statement, and refuses when it hits a unique constraint.
    ///
    /// @param constraint the name of the constraint or index; a hit on another one is passed on
    public static <T> T unique(
            Supplier<T> statement, String constraint, Supplier<? extends Refusal> refusal) {
        return violating(statement, UNIQUE_VIOLATION, constraint, refusal);
    }

    /// Runs a statement, and refuses when something refers to what it removes.
    public static <T> T referred(Supplier<T> statement, Supplier<? extends Refusal> refusal) {
        return violating(statement, FOREIGN_KEY_VIOLATION, null, refusal);
    }

    private static <T> T violating(
            Supplier<T> statement,
            String state,
            @Nullable String constraint,
            Supplier<? extends Refusal> refusal) {
        try {
            return statement.get();
        } catch (RuntimeException failure) {
            var hit =
                    state(failure).filter(state::equals).isPresent()
                            && (constraint == null || constraint.equals(constraintOf(failure)));
            throw hit ? new Refused(refusal.get()) : failure;
        }
    }

    private static @Nullable String constraintOf(Throwable failure) {
        return causes(failure)
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .flatMap(error -> Stream.ofNullable(error.getServerErrorMessage()))
                .flatMap(message -> Stream.ofNullable(message.getConstraint()))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> state(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(error -> Stream.ofNullable(error.getSQLState()))
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        var chain = Stream.<Throwable>builder();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain.build();
    }
}
