package org.mecene.persistence.users;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.PersonalRecords;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// Has PostgreSQL write the JSON. Each page is a question of its own, so that a slow reader holds
/// no connection between two.
public final class JdbiPersonalRecords implements PersonalRecords {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;

    public JdbiPersonalRecords(Database database) {
        this.database = database;
    }

    @Override
    public List<Entry> read(UserId person, Kind kind, @Nullable UUID after, int max) {
        var question =
                """
                SELECT key, record::text FROM (%s) r WHERE key > :after ORDER BY key LIMIT :max
                """
                        .formatted(PersonalRecordsSql.of(kind));
        return database.read(handle ->
                handle.createQuery(question)
                        .bind("user", person)
                        .bind("after", after == null ? BEFORE_ALL : after)
                        .bind("max", max)
                        .map((result, context) -> {
                            var row = new Row(result);
                            return new Entry(row.uuid(), row.text());
                        })
                        .list());
    }
}
