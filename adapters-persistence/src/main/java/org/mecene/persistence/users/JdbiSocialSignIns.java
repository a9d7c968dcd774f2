package org.mecene.persistence.users;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.SignInCode;
import org.mecene.domain.users.SocialAttempt;
import org.mecene.domain.users.SocialSignIns;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiSocialSignIns implements SocialSignIns {
    private final Database database;

    public JdbiSocialSignIns(Database database) {
        this.database = database;
    }

    @Override
    public void begin(SocialAttempt attempt) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO social_attempts (
                          state, browser, provider, nonce, verifier, return_to, user_id, expires_at)
                        VALUES (:state, :browser, :provider, :nonce, :verifier, :returnTo, :user, :expiresAt)
                        """)
                .bind("state", attempt.state().hex())
                .bind("browser", attempt.browser().hex())
                .bind("provider", attempt.provider())
                .bind("nonce", attempt.nonce())
                .bind("verifier", attempt.verifier())
                .bind("returnTo", attempt.returnTo().toString())
                .bind("user", Database.idOrNull(attempt.user()))
                .bind("expiresAt", attempt.expiresAt())
                .execute();
    }

    @Override
    public Optional<SocialAttempt> take(TokenHash state) {
        return database.transaction()
                .createQuery(
                        """
                        DELETE FROM social_attempts WHERE state = :state
                        RETURNING state, browser, provider, nonce, verifier, return_to, user_id, expires_at
                        """)
                .bind("state", state.hex())
                .map((result, context) -> attempt(result))
                .findOne();
    }

    @Override
    public void add(SignInCode code) {
        var identity = code.identity();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO sign_in_codes (code, user_id, purpose, provider, subject, expires_at)
                        VALUES (:code, :user, :purpose, :provider, :subject, :expiresAt)
                        """)
                .bind("code", code.code().hex())
                .bind("user", code.user())
                .bind("purpose", Names.of(code.purpose()))
                .bind("provider", identity == null ? null : identity.provider())
                .bind("subject", identity == null ? null : identity.subject())
                .bind("expiresAt", code.expiresAt())
                .execute();
    }

    @Override
    public Optional<SignInCode> findCode(TokenHash code) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT code, user_id, purpose, provider, subject, expires_at
                                  FROM sign_in_codes
                                 WHERE code = :code
                                """)
                        .bind("code", code.hex())
                        .map((result, context) -> code(result))
                        .findOne());
    }

    @Override
    public Optional<SignInCode> takeCode(TokenHash code) {
        return database.transaction()
                .createQuery(
                        """
                        DELETE FROM sign_in_codes WHERE code = :code
                        RETURNING code, user_id, purpose, provider, subject, expires_at
                        """)
                .bind("code", code.hex())
                .map((result, context) -> code(result))
                .findOne();
    }

    @Override
    public int forgetExpired(Instant now) {
        return database.transaction()
                        .createUpdate("DELETE FROM social_attempts WHERE expires_at <= :now")
                        .bind("now", now)
                        .execute()
                + database.transaction()
                        .createUpdate("DELETE FROM sign_in_codes WHERE expires_at <= :now")
                        .bind("now", now)
                        .execute();
    }

    private static SocialAttempt attempt(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new SocialAttempt(
                new TokenHash(row.text()),
                new TokenHash(row.text()),
                row.text(),
                row.text(),
                row.text(),
                URI.create(row.text()),
                row.uuidOrNull(UserId::new),
                row.instant());
    }

    private static SignInCode code(ResultSet result) throws SQLException {
        var row = new Row(result);
        var code = new TokenHash(row.text());
        var user = new UserId(row.uuid());
        var purpose = row.constant(SignInCode.Purpose.class);
        var identity = SocialIdentityRow.identityOrNull(row);
        return new SignInCode(code, user, purpose, identity, row.instant());
    }
}
