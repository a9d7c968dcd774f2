package org.mecene.persistence.users;

import java.time.Instant;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.DeviceName;
import org.mecene.domain.users.KnownDevices;
import org.mecene.persistence.database.Database;

public final class JdbiKnownDevices implements KnownDevices {
    private final Database database;

    public JdbiKnownDevices(Database database) {
        this.database = database;
    }

    /// Of several at once the primary key lets one insert; `xmax` is 0 in the row that it inserted.
    @Override
    public Sight note(UserId user, DeviceName device, Instant now) {
        var hasOthers =
                database.transaction()
                        .createQuery(
                                "SELECT EXISTS (SELECT 1 FROM known_devices WHERE user_id = :user)")
                        .bind("user", user)
                        .mapTo(Boolean.class)
                        .one();
        var isNew =
                database.transaction()
                        .createQuery(
                                """
                                INSERT INTO known_devices (user_id, device, seen_at)
                                VALUES (:user, :device, :now)
                                    ON CONFLICT (user_id, device) DO UPDATE SET seen_at = excluded.seen_at
                                RETURNING xmax = 0
                                """)
                        .bind("user", user)
                        .bind("device", device.value())
                        .bind("now", now)
                        .mapTo(Boolean.class)
                        .one();
        if (!isNew) {
            return Sight.KNOWN;
        }
        return hasOthers ? Sight.NEW : Sight.FIRST;
    }

    @Override
    public void forget(UserId user) {
        database.transaction()
                .createUpdate("DELETE FROM known_devices WHERE user_id = :user")
                .bind("user", user)
                .execute();
    }
}
