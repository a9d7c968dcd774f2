package org.mecene.persistence.users;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Row;

/// A session that ended is deleted; a trigger notes it for the other nodes.
public final class JdbiSessions implements Sessions {
    private static final int MOST_FORGOTTEN = 1_000;

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
                          id, user_id, current_token, previous_token, rotated_at, created_at, expires_at, device, place)
                        VALUES (
                          :id, :user, :current, :previous, :rotatedAt, :createdAt, :expiresAt, :device, :place)
                        """)
                .bind("id", session.id())
                .bind("user", session.user())
                .bind("current", session.current().hex())
                .bind("previous", previous == null ? null : previous.hex())
                .bind("rotatedAt", session.rotatedAt())
                .bind("createdAt", session.createdAt())
                .bind("expiresAt", session.expiresAt())
                .bind("device", session.device())
                .bind("place", session.place())
                .execute();
    }

    @Override
    public Optional<Session> findForUpdate(SessionId id) {
        return database.transaction()
                .createQuery(
                        """
                        SELECT id, user_id, current_token, previous_token, rotated_at, created_at, expires_at, device,
                               place
                          FROM sessions
                         WHERE id = :id
                           FOR UPDATE
                        """)
                .bind("id", id)
                .map((result, context) -> session(new Row(result)))
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
    public void notePlace(SessionId id, String place) {
        database.transaction()
                .createUpdate(
                        """
                        UPDATE sessions SET place = :place WHERE id = :id AND place IS DISTINCT FROM :place
                        """)
                .bind("id", id)
                .bind("place", place)
                .execute();
    }

    @Override
    public Page<Session> list(UserId user, Instant now, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        """
                                        SELECT id, user_id, current_token, previous_token, rotated_at, created_at,
                                               expires_at, device, place
                                          FROM sessions
                                         WHERE user_id = :user
                                           AND expires_at > :now
                                           AND (created_at, id) < (:afterTime, :afterId)
                                         ORDER BY created_at DESC, id DESC
                                         LIMIT :limit
                                        """)
                                .bind("user", user)
                                .bind("now", now),
                        JdbiSessions::session,
                        session -> Cursor.at(session.createdAt(), session.id().value())));
    }

    @Override
    public void end(SessionId id, UserId owner) {
        database.transaction()
                .createUpdate("DELETE FROM sessions WHERE id = :id AND user_id = :owner")
                .bind("id", id)
                .bind("owner", owner)
                .execute();
        database.afterCommit(() -> standings.forget(id));
    }

    @Override
    public void endOthers(UserId user, SessionId kept) {
        database.transaction()
                .createUpdate("DELETE FROM sessions WHERE user_id = :user AND id <> :kept")
                .bind("user", user)
                .bind("kept", kept)
                .execute();
        database.afterCommit(() -> standings.forget(user));
    }

    @Override
    public int forgetExpired(Instant now) {
        return database.transaction()
                .createUpdate(
                        """
                        DELETE FROM sessions
                         WHERE id IN (
                           SELECT id FROM sessions WHERE expires_at <= :now LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .bind("now", now)
                .bind("most", MOST_FORGOTTEN)
                .execute();
    }

    @Override
    public void endAll(UserId user) {
        database.transaction()
                .createUpdate("DELETE FROM sessions WHERE user_id = :user")
                .bind("user", user)
                .execute();
        database.afterCommit(() -> standings.forget(user));
    }

    private static Session session(Row row) throws SQLException {
        return new Session(
                new SessionId(row.uuid()),
                new UserId(row.uuid()),
                new TokenHash(row.text()),
                row.textOrNull(TokenHash::new),
                row.instant(),
                row.instant(),
                row.instant(),
                row.textOrNull(),
                row.textOrNull());
    }
}
