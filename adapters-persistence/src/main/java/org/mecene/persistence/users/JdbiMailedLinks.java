package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiMailedLinks implements MailedLinks {
    private final Database database;

    public JdbiMailedLinks(Database database) {
        this.database = database;
    }

    @Override
    public void put(MailedLink link) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO mailed_links (
                          user_id, purpose, token_hash, email, password_fingerprint, expires_at)
                        VALUES (:user, :purpose, :token, :email, :password, :expiresAt)
                            ON CONFLICT (user_id, purpose) DO UPDATE
                           SET token_hash = excluded.token_hash,
                               email = excluded.email,
                               password_fingerprint = excluded.password_fingerprint,
                               expires_at = excluded.expires_at
                        """)
                .bind("user", link.user())
                .bind("purpose", Names.of(link.purpose()))
                .bind("token", link.token().hex())
                .bind("email", link.address().value())
                .bind("password", link.password().hex())
                .bind("expiresAt", link.expiresAt())
                .execute();
    }

    @Override
    public Optional<MailedLink> find(TokenHash token, MailedLink.Purpose purpose) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT token_hash, user_id, purpose, email, password_fingerprint, expires_at
                                  FROM mailed_links
                                 WHERE token_hash = :token AND purpose = :purpose
                                """)
                        .bind("token", token.hex())
                        .bind("purpose", Names.of(purpose))
                        .map((result, context) -> link(result))
                        .findOne());
    }

    @Override
    public Optional<MailedLink> take(TokenHash token, MailedLink.Purpose purpose) {
        return database.transaction()
                .createQuery(
                        """
                        DELETE FROM mailed_links
                         WHERE token_hash = :token AND purpose = :purpose
                        RETURNING token_hash, user_id, purpose, email, password_fingerprint, expires_at
                        """)
                .bind("token", token.hex())
                .bind("purpose", Names.of(purpose))
                .map((result, context) -> link(result))
                .findOne();
    }

    @Override
    public void forget(UserId user) {
        database.transaction()
                .createUpdate("DELETE FROM mailed_links WHERE user_id = :user")
                .bind("user", user)
                .execute();
    }

    @Override
    public int forgetExpired(Instant now) {
        return database.transaction()
                .createUpdate("DELETE FROM mailed_links WHERE expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    private static MailedLink link(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new MailedLink(
                new TokenHash(row.text()),
                new UserId(row.uuid()),
                row.constant(MailedLink.Purpose.class),
                new EmailAddress(row.text()),
                new TokenHash(row.text()),
                row.instant());
    }
}
