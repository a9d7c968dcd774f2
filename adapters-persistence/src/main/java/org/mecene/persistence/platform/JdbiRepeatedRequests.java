package org.mecene.persistence.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.text.Bytes;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Json;
import org.mecene.persistence.database.Row;

/// Claims are made by one insert, so of many that come at once one is granted. A claim whose node
/// died is taken over after [RepeatedRequests#RUNNING_LIMIT].
public final class JdbiRepeatedRequests implements RepeatedRequests {
    private final Database database;
    private final Json json = new Json();

    public JdbiRepeatedRequests(Database database) {
        this.database = database;
    }

    @Override
    public Claim claim(Key key, String fingerprint, Instant now) {
        return database.alone(handle ->
                isGranted(handle, key, fingerprint, now)
                        ? new Claim.Granted()
                        : earlier(handle, key, fingerprint));
    }

    @Override
    public void remember(Key key, Answer answer) {
        var body = answer.body();
        database.alone(handle ->
                handle.createUpdate(
                                """
                                UPDATE repeated_requests
                                   SET status = :status, headers = :headers::jsonb, body = :body
                                 WHERE caller = :caller AND key = :key AND status IS NULL
                                """)
                        .bind("caller", key.caller())
                        .bind("key", key.key())
                        .bind("status", answer.status())
                        .bind("headers", json.write(answer.headers()))
                        .bind("body", body == null ? null : body.toArray())
                        .execute());
    }

    @Override
    public void release(Key key) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                DELETE FROM repeated_requests
                                 WHERE caller = :caller AND key = :key AND status IS NULL
                                """)
                        .bind("caller", key.caller())
                        .bind("key", key.key())
                        .execute());
    }

    @Override
    public int forgetOld(Instant now) {
        return database.alone(handle ->
                handle.createUpdate("DELETE FROM repeated_requests WHERE claimed_at < :before")
                        .bind("before", now.minus(MEMORY))
                        .execute());
    }

    private static boolean isGranted(Handle handle, Key key, String fingerprint, Instant now) {
        return handle.createUpdate(
                                """
                                INSERT INTO repeated_requests AS r (caller, key, fingerprint, claimed_at)
                                VALUES (:caller, :key, :fingerprint, :now)
                                    ON CONFLICT (caller, key) DO UPDATE
                                   SET fingerprint = excluded.fingerprint,
                                       claimed_at = excluded.claimed_at,
                                       status = NULL, headers = NULL, body = NULL
                                 WHERE r.claimed_at < :forgotten
                                    OR (r.status IS NULL AND r.claimed_at < :abandoned
                                        AND r.fingerprint = excluded.fingerprint)
                                """)
                        .bind("caller", key.caller())
                        .bind("key", key.key())
                        .bind("fingerprint", fingerprint)
                        .bind("now", now)
                        .bind("forgotten", now.minus(MEMORY))
                        .bind("abandoned", now.minus(RUNNING_LIMIT))
                        .execute()
                == 1;
    }

    private Claim earlier(Handle handle, Key key, String fingerprint) {
        return handle.createQuery(
                        """
                        SELECT fingerprint, status, headers, body
                          FROM repeated_requests
                         WHERE caller = :caller AND key = :key
                        """)
                .bind("caller", key.caller())
                .bind("key", key.key())
                .map((result, context) -> claim(result, fingerprint))
                .findOne()
                // Released between the two questions: whoever asks again gets it.
                .orElseGet(Claim.Running::new);
    }

    private Claim claim(ResultSet result, String fingerprint) throws SQLException {
        var row = new Row(result);
        if (!row.text().equals(fingerprint)) {
            return new Claim.UsedOtherwise();
        }
        var status = row.integerOrNull();
        if (status == null) {
            return new Claim.Running();
        }
        var headers = json.readFacts(row.text());
        var body = row.bytesOrNull();
        return new Claim.Answered(
                new Answer(status, headers, body == null ? null : Bytes.of(body)));
    }
}
