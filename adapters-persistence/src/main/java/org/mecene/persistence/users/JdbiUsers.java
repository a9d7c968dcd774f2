package org.mecene.persistence.users;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PublicProfile;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserFilter;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.database.SqlErrors;

public final class JdbiUsers implements Users {
    private final Database database;
    private final CachedStandings standings;
    private final PublicProfiles profiles;

    public JdbiUsers(Database database, CachedStandings standings, InstantSource clock) {
        this.database = database;
        this.standings = standings;
        this.profiles = new PublicProfiles(database, clock);
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.read(handle ->
                handle.createQuery(UserRows.SELECT + " WHERE id = :id")
                        .bind("id", id)
                        .map((result, context) -> UserRows.read(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return database.read(handle ->
                handle.createQuery(UserRows.SELECT + " WHERE email = :email")
                        .bind("email", email.value())
                        .map((result, context) -> UserRows.read(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        return database.transaction()
                .createQuery(UserRows.SELECT + " WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> UserRows.read(new Row(result)))
                .findOne();
    }

    @Override
    public boolean isHandleTaken(Handle name) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (
                                  SELECT 1 FROM users WHERE handle = :handle OR handle_likeness = :likeness)
                                """)
                        .bind("handle", name.value())
                        .bind("likeness", name.likeness())
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public void add(User user) {
        unlessTaken(
                user,
                () ->
                        UserRows.bind(
                                        database.transaction()
                                                .createUpdate(
                                                        """
                                                        INSERT INTO users (
                                                          id, email, password_hash, handle, handle_likeness,
                                                          display_name, bio, avatar_media_id, language, country, roles, status, created_at,
                                                          version)
                                                        VALUES (
                                                          :id, :email, :passwordHash, :handle, :likeness,
                                                          :displayName, :bio, :avatar, :language, :country, :roles, :status, :createdAt, 0)
                                                        """),
                                        user)
                                .bind("createdAt", user.createdAt())
                                .execute());
    }

    @Override
    public void save(User user) {
        var changed =
                unlessTaken(
                        user,
                        () ->
                                UserRows.bind(
                                                database.transaction()
                                                        .createUpdate(
                                                                """
                                                                UPDATE users
                                                                   SET email = :email,
                                                                       password_hash = :passwordHash,
                                                                       handle = :handle,
                                                                       handle_likeness = CASE WHEN handle = :handle
                                                                         THEN handle_likeness ELSE :likeness END,
                                                                       display_name = :displayName,
                                                                       bio = :bio,
                                                                       avatar_media_id = :avatar,
                                                                       language = :language,
                                                                       country = :country,
                                                                       roles = :roles,
                                                                       status = :status,
                                                                       version = version + 1
                                                                 WHERE id = :id AND version = :version
                                                                """),
                                                user)
                                        .bind("version", user.version())
                                        .execute());
        if (changed == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.USER));
        }
        database.afterCommit(() -> standings.forget(user.id()));
    }

    @Override
    public Page<User> list(UserFilter filter, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        UserRows.SELECT
                                                + """
                                                 WHERE (:text::text IS NULL
                                                        OR strpos(lower(handle || ' ' || display_name || ' ' || email),
                                                                  lower(:text)) > 0)
                                                   AND (:role::text IS NULL OR :role = ANY (roles))
                                                   AND (CASE WHEN :status::text IS NULL THEN status <> 'erased' ELSE status = :status END)
                                                   AND (created_at, id) < (:afterTime, :afterId)
                                                 ORDER BY created_at DESC, id DESC
                                                 LIMIT :limit
                                                """)
                                .bind("text", filter.text())
                                .bind("role", filter.role() == null ? null : filter.role().wire())
                                .bind(
                                        "status",
                                        filter.status() == null ? null : Names.of(filter.status())),
                        UserRows::read,
                        user -> Cursor.at(user.createdAt(), user.id().value())));
    }

    /// Everybody locks the same rows in the same order; a row that changed while one waited is
    /// looked at again.
    @Override
    public Set<UserId> lockAdministrators() {
        return database.transaction()
                .createQuery(
                        """
                        SELECT id FROM users
                         WHERE 'admin' = ANY (roles) AND status = 'active'
                         ORDER BY id
                           FOR UPDATE
                        """)
                .mapTo(UUID.class)
                .map(UserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<PublicProfile> profile(UserId id, Actor viewer) {
        return profiles.of(id, viewer);
    }

    @Override
    public Optional<PublicProfile> profile(Handle handle, Actor viewer) {
        return profiles.of(handle, viewer);
    }

    @Override
    public boolean isAvatar(MediaId media) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (
                                  SELECT 1 FROM users WHERE avatar_media_id = :media AND status = 'active')
                                """)
                        .bind("media", media)
                        .mapTo(Boolean.class)
                        .one());
    }

    private static <T> T unlessTaken(User user, Supplier<T> statement) {
        return SqlErrors.unique(
                () ->
                        SqlErrors.unique(
                                () ->
                                        SqlErrors.unique(
                                                statement,
                                                "users_handle_likeness",
                                                () -> new UserRefusal.HandleTaken(user.handle())),
                                "users_handle",
                                () -> new UserRefusal.HandleTaken(user.handle())),
                "users_email",
                UserRefusal.AddressTaken::new);
    }
}
