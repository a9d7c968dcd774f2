package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.Language;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiSignUps implements SignUps {
    private static final String COLUMNS =
            "token_hash, email, password_hash, display_name, handle, language, expires_at";

    private final Database database;

    public JdbiSignUps(Database database) {
        this.database = database;
    }

    @Override
    public void put(SignUp signUp) {
        var wish = signUp.handle();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO sign_ups (
                          token_hash, email, password_hash, display_name, handle, language, expires_at)
                        VALUES (:token, :email, :passwordHash, :displayName, :handle, :language, :expiresAt)
                            ON CONFLICT (email) DO UPDATE
                           SET token_hash = excluded.token_hash,
                               password_hash = excluded.password_hash,
                               display_name = excluded.display_name,
                               handle = excluded.handle,
                               language = excluded.language,
                               expires_at = excluded.expires_at
                        """)
                .bind("token", signUp.token().hex())
                .bind("email", signUp.email().value())
                .bind("passwordHash", signUp.passwordHash().value())
                .bind("displayName", signUp.displayName())
                .bind("handle", wish == null ? null : wish.value())
                .bind("language", Names.of(signUp.language()))
                .bind("expiresAt", signUp.expiresAt())
                .execute();
    }

    @Override
    public Optional<SignUp> findByEmail(EmailAddress email) {
        return database.read(handle ->
                handle.createQuery("SELECT " + COLUMNS + " FROM sign_ups WHERE email = :email")
                        .bind("email", email.value())
                        .map((result, context) -> signUp(result))
                        .findOne());
    }

    @Override
    public Optional<SignUp> take(TokenHash token) {
        return database.transaction()
                .createQuery("DELETE FROM sign_ups WHERE token_hash = :token RETURNING " + COLUMNS)
                .bind("token", token.hex())
                .map((result, context) -> signUp(result))
                .findOne();
    }

    @Override
    public int forgetExpired(Instant now) {
        return database.transaction()
                .createUpdate("DELETE FROM sign_ups WHERE expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    private static SignUp signUp(ResultSet result) throws SQLException {
        var row = new Row(result);
        var token = new TokenHash(row.text());
        var email = new EmailAddress(row.text());
        var passwordHash = new PasswordHash(row.text());
        var displayName = row.text();
        var wish = row.textOrNull();
        return new SignUp(
                token,
                email,
                passwordHash,
                displayName,
                wish == null ? null : new Handle(wish),
                row.constant(Language.class),
                row.instant());
    }
}
