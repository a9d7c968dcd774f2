package org.mecene.persistence.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.Standings;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// Remembers who is behind a session, so that a request costs no question while nothing changed.
/// Triggers in the database note what did; every node reads those notes several times a second
/// ([#forgetWhatChanged]) and forgets. A node that cannot read them forgets everything within
/// seconds, so that an end or a ban counts even then.
///
/// Safe for use by many threads.
public final class CachedStandings implements Standings {
    private static final int MOST = 50_000;

    /// Without word from the database for this long, nothing remembered counts.
    private static final long TRUST_NANOS = Duration.ofSeconds(5).toNanos();

    /// How far back notes are read again each time: longer than a transaction may take, since a
    /// note becomes visible when its transaction commits. To forget twice does no harm.
    private static final int OVERLAP_SECONDS = 60;

    private final Database database;
    private final InstantSource clock;
    private final Cache<SessionId, Standing> remembered =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private volatile long heardAt = System.nanoTime();

    public CachedStandings(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Standing> of(SessionId session) {
        if (System.nanoTime() - heardAt < TRUST_NANOS) {
            var standing = remembered.getIfPresent(session);
            if (standing != null) {
                return Optional.of(standing);
            }
        }
        return fresh(session);
    }

    @Override
    public Optional<Standing> fresh(SessionId session) {
        var standing = load(session);
        standing.ifPresentOrElse(
                found -> remembered.put(session, found), () -> remembered.invalidate(session));
        return standing;
    }

    /// Forgets a session at once, on this node.
    public void forget(SessionId session) {
        remembered.invalidate(session);
    }

    /// Forgets all sessions of a person at once, on this node.
    public void forget(UserId user) {
        remembered.asMap().values().removeIf(standing -> standing.user().equals(user));
    }

    /// Reads what changed lately and forgets it. To be called several times a second.
    public void forgetWhatChanged() {
        database.read(handle ->
                handle.createQuery(
                                """
                                SELECT session_id, user_id
                                  FROM standing_changes
                                 WHERE at > now() - :overlap * interval '1 second'
                                """)
                        .bind("overlap", OVERLAP_SECONDS)
                        .map((result, context) -> forget(result))
                        .list());
        heardAt = System.nanoTime();
    }

    /// Removes notes that every node has read long ago.
    public void removeOldNotes() {
        database.alone(handle ->
                handle.createUpdate(
                                "DELETE FROM standing_changes WHERE at < now() - interval '1 hour'")
                        .execute());
    }

    private boolean forget(ResultSet result) throws SQLException {
        var row = new Row(result);
        var session = row.uuidOrNull();
        var user = row.uuidOrNull();
        if (session != null) {
            forget(new SessionId(session));
        }
        if (user != null) {
            forget(new UserId(user));
        }
        return true;
    }

    private Optional<Standing> load(SessionId session) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT u.id, u.roles
                                  FROM sessions s
                                  JOIN users u ON u.id = s.user_id
                                 WHERE s.id = :session AND s.expires_at > :now AND u.status = 'active'
                                """)
                        .bind("session", session)
                        .bind("now", clock.instant())
                        .map((result, context) -> standing(result))
                        .findOne());
    }

    private static Standing standing(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new Standing(new UserId(row.uuid()), UserRows.roles(row));
    }
}
