package org.mecene.persistence.subscriptions;

import java.time.Instant;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.subscriptions.Trials;
import org.mecene.persistence.database.Database;

public final class JdbiTrials implements Trials {
    private final Database database;

    public JdbiTrials(Database database) {
        this.database = database;
    }

    @Override
    public void remember(UserId subscriber, UserId creator, Instant at) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO trials (creator_id, subscriber_id, address_hash, taken_at)
                        SELECT :creator, u.id,
                               sha256(convert_to(CAST(:creator AS text) || lower(u.email), 'UTF8')), :at
                          FROM users u
                         WHERE u.id = :subscriber
                            ON CONFLICT DO NOTHING
                        """)
                .bind("creator", creator)
                .bind("subscriber", subscriber)
                .bind("at", at)
                .execute();
    }

    @Override
    public boolean had(UserId subscriber, UserId creator) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (
                                  SELECT 1
                                    FROM trials t
                                   WHERE t.creator_id = :creator
                                     AND (t.subscriber_id = :subscriber
                                          OR t.address_hash = (
                                            SELECT sha256(convert_to(CAST(:creator AS text) || lower(u.email), 'UTF8'))
                                              FROM users u
                                             WHERE u.id = :subscriber)))
                                """)
                        .bind("creator", creator)
                        .bind("subscriber", subscriber)
                        .mapTo(Boolean.class)
                        .one());
    }
}
