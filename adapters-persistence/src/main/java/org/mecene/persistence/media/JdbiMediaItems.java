package org.mecene.persistence.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.media.Variant;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.database.SqlErrors;

public final class JdbiMediaItems implements MediaItems {
    private static final String COLUMNS =
            """
            id, owner_id, kind, content_type, file_name, size_bytes, width, height, duration_seconds, status, variants,
            created_at
            """;

    private final Database database;

    public JdbiMediaItems(Database database) {
        this.database = database;
    }

    @Override
    public void add(MediaItem item) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO media (
                          id, owner_id, kind, content_type, file_name, size_bytes, width, height, duration_seconds,
                          status, variants, created_at)
                        VALUES (
                          :id, :owner, :kind, :contentType, :fileName, :sizeBytes, :width, :height, :duration,
                          :status, :variants, :createdAt)
                        """)
                .bind("id", item.id())
                .bind("owner", item.owner())
                .bind("kind", Names.of(item.kind()))
                .bind("contentType", item.contentType())
                .bind("fileName", item.fileName())
                .bind("sizeBytes", item.sizeBytes())
                .bind("width", item.width())
                .bind("height", item.height())
                .bind("duration", item.durationSeconds())
                .bind("status", Names.of(item.status()))
                .bindArray(
                        "variants",
                        String.class,
                        item.variants().stream().map(Variant::wire).sorted().toArray())
                .bind("createdAt", item.createdAt())
                .execute();
    }

    @Override
    public Optional<MediaItem> find(MediaId id) {
        return database.read(handle ->
                handle.createQuery("SELECT " + COLUMNS + " FROM media WHERE id = :id")
                        .bind("id", id)
                        .map((result, context) -> item(result))
                        .findOne());
    }

    @Override
    public List<MediaItem> findAll(Collection<MediaId> ids) {
        return database.read(handle ->
                handle.createQuery("SELECT " + COLUMNS + " FROM media WHERE id = ANY (:ids)")
                        .bindArray("ids", UUID.class, ids.stream().map(MediaId::value).toArray())
                        .map((result, context) -> item(result))
                        .list());
    }

    @Override
    public List<MediaItem> ofOwner(UserId owner, int max) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM media WHERE owner_id = :owner LIMIT :max")
                        .bind("owner", owner)
                        .bind("max", max)
                        .map((result, context) -> item(result))
                        .list());
    }

    @Override
    public void remove(MediaId id) {
        SqlErrors.referred(
                () ->
                        database.transaction()
                                .createUpdate("DELETE FROM media WHERE id = :id")
                                .bind("id", id)
                                .execute(),
                MediaRefusal.InUse::new);
    }

    private static MediaItem item(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new MediaItem(
                new MediaId(row.uuid()),
                new UserId(row.uuid()),
                row.constant(MediaItem.Kind.class),
                row.text(),
                row.text(),
                row.number(),
                row.integerOrNull(),
                row.integerOrNull(),
                row.integerOrNull(),
                row.constant(MediaItem.Status.class),
                row.list(String.class).stream().map(Variant::ofWire).collect(Collectors.toSet()),
                row.instant());
    }
}
