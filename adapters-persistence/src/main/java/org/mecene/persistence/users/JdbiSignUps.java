package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
            "token_hash, email, password_hash, display_name, handle, language, provider, subject, contested, expires_at";

    private final Database database;

    public JdbiSignUps(Database database) {
        this.database = database;
    }

    /// Whoever adds waits for the others who add with the same address, and then sees theirs.
    @Override
    public void add(SignUp signUp) {
        lock(signUp.email());
        insert(signUp);
        database.transaction()
                .createUpdate(
                        """
                        UPDATE sign_ups SET contested = true
                         WHERE email = :email
                           AND EXISTS (
                             SELECT 1 FROM sign_ups o
                              WHERE o.email = :email
                                AND o.expires_at > :now
                                AND (o.contested
                                 OR o.password_hash <> :passwordHash
                                 OR o.provider IS DISTINCT FROM :provider::text
                                 OR o.subject IS DISTINCT FROM :subject::text))
                        """)
                .bind("email", signUp.email().value())
                .bind("now", signUp.begunAt())
                .bind("passwordHash", signUp.passwordHash().value())
                .bind("provider", provider(signUp))
                .bind("subject", subject(signUp))
                .execute();
    }

    @Override
    public void contest(EmailAddress email) {
        lock(email);
        database.transaction()
                .createUpdate("UPDATE sign_ups SET contested = true WHERE email = :email")
                .bind("email", email.value())
                .execute();
    }

    private void lock(EmailAddress email) {
        database.transaction()
                .createQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended('sign-up:' || :email, 0))")
                .bind("email", email.value())
                .mapTo(String.class)
                .one();
    }

    private void insert(SignUp signUp) {
        var wish = signUp.handle();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO sign_ups (
                          token_hash, email, password_hash, display_name, handle, language, provider, subject,
                          contested, expires_at)
                        VALUES (:token, :email, :passwordHash, :displayName, :handle, :language, :provider, :subject,
                          :contested, :expiresAt)
                        """)
                .bind("token", signUp.token().hex())
                .bind("email", signUp.email().value())
                .bind("passwordHash", signUp.passwordHash().value())
                .bind("displayName", signUp.displayName())
                .bind("handle", wish == null ? null : wish.value())
                .bind("language", Names.of(signUp.language()))
                .bind("provider", provider(signUp))
                .bind("subject", subject(signUp))
                .bind("contested", signUp.isContested())
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
    public Optional<SignUp> take(TokenHash token) {
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
                .filter(signUp -> signUp.token().equals(token))
                .findFirst();
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
                row.flag(),
                row.instant());
    }

    private static @Nullable String provider(SignUp signUp) {
        return signUp.identity() == null ? null : signUp.identity().provider();
    }

    private static @Nullable String subject(SignUp signUp) {
        return signUp.identity() == null ? null : signUp.identity().subject();
    }
}
