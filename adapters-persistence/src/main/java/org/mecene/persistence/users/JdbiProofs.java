package org.mecene.persistence.users;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Proofs;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// The rows go with their session.
public final class JdbiProofs implements Proofs {
    private final Database database;

    public JdbiProofs(Database database) {
        this.database = database;
    }

    /// A session that ended meanwhile needs no proof.
    @Override
    public void put(SessionId session, Proof proof) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO session_proofs (session_id, at, methods)
                        SELECT id, :at, :methods FROM sessions WHERE id = :session
                            ON CONFLICT (session_id) DO UPDATE
                           SET at = excluded.at, methods = excluded.methods
                        """)
                .bind("session", session)
                .bind("at", proof.at())
                .bindArray(
                        "methods",
                        String.class,
                        proof.methods().stream().map(Proof.Method::wire).toArray())
                .execute();
    }

    @Override
    public Optional<Proof> find(SessionId session) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT at, methods FROM session_proofs WHERE session_id = :session")
                        .bind("session", session)
                        .map((result, context) -> proof(result))
                        .findOne());
    }

    private static Proof proof(ResultSet result) throws SQLException {
        var row = new Row(result);
        var at = row.instant();
        return new Proof(
                at,
                row.list(String.class).stream()
                        .flatMap(wire -> Proof.Method.ofWire(wire).stream())
                        .collect(toUnmodifiableSet()));
    }
}
