package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.Ban;
import org.mecene.domain.users.Bans;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiBans implements Bans {
    private final Database database;

    public JdbiBans(Database database) {
        this.database = database;
    }

    @Override
    public void put(Ban ban) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO bans (user_id, reason, banned_by, since, until)
                        VALUES (:user, :reason, :by, :since, :until)
                            ON CONFLICT (user_id) DO UPDATE
                           SET reason = excluded.reason,
                               banned_by = excluded.banned_by,
                               since = excluded.since,
                               until = excluded.until
                        """)
                .bind("user", ban.user())
                .bind("reason", ban.reason())
                .bind("by", ban.by())
                .bind("since", ban.since())
                .bind("until", Database.timeOrNull(ban.until()))
                .execute();
    }

    @Override
    public Optional<Ban> find(UserId user) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT user_id, reason, banned_by, since, until
                                  FROM bans
                                 WHERE user_id = :user
                                """)
                        .bind("user", user)
                        .map((result, context) -> ban(result))
                        .findOne());
    }

    @Override
    public void lift(UserId user) {
        database.transaction()
                .createUpdate("DELETE FROM bans WHERE user_id = :user")
                .bind("user", user)
                .execute();
    }

    @Override
    public List<Ban> over(Instant now, int max) {
        return database.transaction()
                .createQuery(
                        """
                        SELECT user_id, reason, banned_by, since, until
                          FROM bans
                         WHERE until <= :now
                         ORDER BY until
                         LIMIT :max
                           FOR UPDATE SKIP LOCKED
                        """)
                .bind("now", now)
                .bind("max", max)
                .map((result, context) -> ban(result))
                .list();
    }

    private static Ban ban(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new Ban(
                new UserId(row.uuid()),
                row.text(),
                new UserId(row.uuid()),
                row.instant(),
                row.instantOrNull());
    }
}
