package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// A session that ended is deleted; a trigger notes it for the other nodes.
public final class JdbiSessions implements Sessions {
    private final Database database;
    private final CachedStandings standings;

    public JdbiSessions(Database database, CachedStandings standings) {
        this.database = database;
        this.standings = standings;
    }

    @Override
    public void add(Session session) {
        var previous = session.previous();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO sessions (
                          id, user_id, current_token, previous_token, rotated_at, created_at, expires_at, device)
                        VALUES (:id, :user, :current, :previous, :rotatedAt, :createdAt, :expiresAt, :device)
                        """)
                .bind("id", session.id())
                .bind("user", session.user())
                .bind("current", session.current().hex())
                .bind("previous", previous == null ? null : previous.hex())
                .bind("rotatedAt", session.rotatedAt())
                .bind("createdAt", session.createdAt())
                .bind("expiresAt", session.expiresAt())
                .bind("device", session.device())
                .execute();
    }

    @Override
    public Optional<Session> findForUpdate(SessionId id) {
        return database.transaction()
                .createQuery(
                        """
                        SELECT id, user_id, current_token, previous_token, rotated_at, created_at, expires_at, device
                          FROM sessions
                         WHERE id = :id
                           FOR UPDATE
                        """)
                .bind("id", id)
                .map((result, context) -> session(result))
                .findOne();
    }

    @Override
    public void save(Session session) {
        var previous = session.previous();
        database.transaction()
                .createUpdate(
                        """
                        UPDATE sessions
                           SET current_token = :current,
                               previous_token = :previous,
                               rotated_at = :rotatedAt,
                               expires_at = :expiresAt
                         WHERE id = :id
                        """)
                .bind("id", session.id())
                .bind("current", session.current().hex())
                .bind("previous", previous == null ? null : previous.hex())
                .bind("rotatedAt", session.rotatedAt())
                .bind("expiresAt", session.expiresAt())
                .execute();
    }

    @Override
    public void end(SessionId id) {
        database.transaction()
                .createUpdate("DELETE FROM sessions WHERE id = :id")
                .bind("id", id)
                .execute();
        database.afterCommit(() -> standings.forget(id));
    }

    @Override
    public void endAll(UserId user) {
        database.transaction()
                .createUpdate("DELETE FROM sessions WHERE user_id = :user")
                .bind("user", user)
                .execute();
        database.afterCommit(() -> standings.forget(user));
    }

    private static Session session(ResultSet result) throws SQLException {
        var row = new Row(result);
        var id = new SessionId(row.uuid());
        var user = new UserId(row.uuid());
        var current = new TokenHash(row.text());
        var previous = row.textOrNull();
        return new Session(
                id,
                user,
                current,
                previous == null ? null : new TokenHash(previous),
                row.instant(),
                row.instant(),
                row.instant(),
                row.textOrNull());
    }
}
