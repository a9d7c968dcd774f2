package org.mecene.persistence.users;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.User;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

/// How a row becomes a person, and what of a person is written.
final class UserRows {
    static final String SELECT =
            """
            SELECT id, email, password_hash, handle, display_name, bio, avatar_media_id, language, country, roles, status,
                   created_at, version
              FROM users
            """;

    private UserRows() {}

    static User read(Row row) throws SQLException {
        return new User(
                new UserId(row.uuid()),
                new EmailAddress(row.text()),
                new PasswordHash(row.text()),
                new Handle(row.text()),
                new User.Profile(
                        row.text(),
                        row.textOrNull(),
                        row.uuidOrNull(MediaId::new),
                        row.constant(Language.class),
                        row.textOrNull(Country::new)),
                roles(row),
                row.constant(User.Status.class),
                row.instant(),
                row.number());
    }

    static Set<Role> roles(Row row) throws SQLException {
        return row.list(String.class).stream()
                .map(Role::ofWire)
                .collect(Collectors.toUnmodifiableSet());
    }

    static <S extends SqlStatement<S>> S bind(S statement, User user) {
        var profile = user.profile();
        return statement
                .bind("id", user.id())
                .bind("email", user.email().value())
                .bind("passwordHash", user.passwordHash().value())
                .bind("handle", user.handle().value())
                .bind("likeness", user.handle().likeness())
                .bind("displayName", profile.displayName())
                .bind("bio", profile.bio())
                .bind("avatar", Database.idOrNull(profile.avatar()))
                .bind("language", Names.of(profile.language()))
                .bind("country", profile.country() == null ? null : profile.country().code())
                .bindArray(
                        "roles",
                        String.class,
                        user.roles().stream().map(Role::wire).sorted().toArray())
                .bind("status", Names.of(user.status()));
    }
}
