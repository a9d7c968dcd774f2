package org.mecene.persistence.users;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PublicProfile;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// People as everybody may see them, with what they have by number.
final class PublicProfiles {
    private final Database database;
    private final InstantSource clock;

    PublicProfiles(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<PublicProfile> of(UserId id, Actor viewer) {
        return find("u.id = :who", id.value(), viewer);
    }

    Optional<PublicProfile> of(Handle handle, Actor viewer) {
        return find("u.handle = :who", handle.value(), viewer);
    }

    /// @param condition one of the two above, as it is written in the code
    private Optional<PublicProfile> find(String condition, Object who, Actor viewer) {
        var viewerId = viewer.userId().map(UserId::value).orElse(null);
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT u.id, u.handle, u.display_name, u.bio, u.avatar_media_id, u.country,
                                       'creator' = ANY (u.roles),
                                       (SELECT count(*)
                                          FROM posts p
                                         WHERE p.creator_id = u.id AND p.published_at <= :now),
                                       (SELECT count(*) FROM follows f WHERE f.creator_id = u.id),
                                       (SELECT count(*) FROM follows f WHERE f.follower_id = u.id),
                                       coalesce((SELECT true
                                                   FROM follows f
                                                  WHERE f.follower_id = :viewer AND f.creator_id = u.id), false),
                                       u.created_at
                                  FROM users u
                                 WHERE u.status = 'active' AND
                                """
                                        + condition)
                        .bind("who", who)
                        .bind("viewer", viewerId)
                        .bind("now", clock.instant())
                        .map((result, context) -> read(new Row(result), viewerId))
                        .findOne());
    }

    private static PublicProfile read(Row row, @Nullable UUID viewer) throws SQLException {
        return new PublicProfile(
                new UserId(row.uuid()),
                new Handle(row.text()),
                row.text(),
                row.textOrNull(),
                row.uuidOrNull(MediaId::new),
                row.textOrNull(Country::new),
                row.flag(),
                row.number(),
                row.number(),
                row.number(),
                followingOrNull(row.flag(), viewer),
                row.instant());
    }

    private static @Nullable Boolean followingOrNull(boolean following, @Nullable UUID viewer) {
        return viewer == null ? null : following;
    }
}
