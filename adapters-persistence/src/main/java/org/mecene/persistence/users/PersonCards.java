package org.mecene.persistence.users;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PersonCard;
import org.mecene.persistence.database.Row;

/// Reads the few lines by which a person is shown, out of the columns `id, handle, display_name,
/// avatar_media_id`.
public final class PersonCards {
    private PersonCards() {}

    public static PersonCard read(Row row) throws SQLException {
        return card(row.uuid(), row);
    }

    /// Reads the columns of an outer join; null when nobody was joined.
    public static @Nullable PersonCard readOrNull(Row row) throws SQLException {
        var id = row.uuidOrNull();
        if (id == null) {
            row.textOrNull();
            row.textOrNull();
            row.uuidOrNull();
            return null;
        }
        return card(id, row);
    }

    private static PersonCard card(UUID id, Row row) throws SQLException {
        return new PersonCard(
                new UserId(id), new Handle(row.text()), row.text(), row.uuidOrNull(MediaId::new));
    }
}
