package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
            "token_hash, email, password_hash, display_name, handle, language, provider, subject, expires_at";

    private final Database database;

    public JdbiSignUps(Database database) {
        this.database = database;
    }

    @Override
    public void add(SignUp signUp) {
        var wish = signUp.handle();
        var identity = signUp.identity();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO sign_ups (
                          token_hash, email, password_hash, display_name, handle, language, provider, subject,
                          expires_at)
                        VALUES (:token, :email, :passwordHash, :displayName, :handle, :language, :provider, :subject,
                          :expiresAt)
                        """)
                .bind("token", signUp.token().hex())
                .bind("email", signUp.email().value())
                .bind("passwordHash", signUp.passwordHash().value())
                .bind("displayName", signUp.displayName())
                .bind("handle", wish == null ? null : wish.value())
                .bind("language", Names.of(signUp.language()))
                .bind("provider", identity == null ? null : identity.provider())
                .bind("subject", identity == null ? null : identity.subject())
                .bind("expiresAt", signUp.expiresAt())
                .execute();
    }

    @Override
    public Optional<SignUp> newestOf(EmailAddress email) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM sign_ups WHERE email = :email ORDER BY expires_at DESC LIMIT 1")
                        .bind("email", email.value())
                        .map((result, context) -> signUp(result))
                        .findOne());
    }

    /// All are locked in one order, so that two who use links of one address do not wait for one
    /// another.
    @Override
    public List<SignUp> takeAll(TokenHash token) {
        return database.transaction()
                .createQuery(
                        """
                        WITH waiting AS (
                          SELECT token_hash FROM sign_ups
                           WHERE email = (SELECT email FROM sign_ups WHERE token_hash = :token)
                           ORDER BY token_hash
                             FOR UPDATE
                        )
                        DELETE FROM sign_ups WHERE token_hash IN (SELECT token_hash FROM waiting)
                        """
                                + "RETURNING "
                                + COLUMNS)
                .bind("token", token.hex())
                .map((result, context) -> signUp(result))
                .list();
    }

    @Override
    public boolean remove(TokenHash token) {
        return database.transaction()
                        .createUpdate("DELETE FROM sign_ups WHERE token_hash = :token")
                        .bind("token", token.hex())
                        .execute()
                > 0;
    }

    @Override
    public void forget(EmailAddress email) {
        database.transaction()
                .createUpdate("DELETE FROM sign_ups WHERE email = :email")
                .bind("email", email.value())
                .execute();
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
        var wish = row.textOrNull(Handle::new);
        return new SignUp(
                token,
                email,
                passwordHash,
                displayName,
                wish,
                row.constant(Language.class),
                SocialIdentityRow.identityOrNull(row),
                row.instant());
    }
}
