package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyId;
import org.mecene.domain.users.Passkeys;
import org.mecene.domain.users.UserRefusal;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiPasskeys implements Passkeys {
    private final Database database;

    public JdbiPasskeys(Database database) {
        this.database = database;
    }

    @Override
    public void add(Passkey passkey) {
        var added =
                database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO passkeys (
                                  id, user_id, credential, public_key, uses, name, created_at, used_at)
                                VALUES (:id, :user, :credential, :publicKey, :uses, :name, :createdAt, :usedAt)
                                    ON CONFLICT (credential) DO NOTHING
                                """)
                        .bind("id", passkey.id())
                        .bind("user", passkey.user())
                        .bind("credential", passkey.credential())
                        .bind("publicKey", passkey.publicKey().toArray())
                        .bind("uses", passkey.uses())
                        .bind("name", passkey.name())
                        .bind("createdAt", passkey.createdAt())
                        .bind("usedAt", Database.timeOrNull(passkey.usedAt()))
                        .execute();
        if (added == 0) {
            throw new Refused(new UserRefusal.PasskeyKnown());
        }
    }

    @Override
    public List<Passkey> of(UserId user) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT id, user_id, credential, public_key, uses, name, created_at, used_at
                                  FROM passkeys
                                 WHERE user_id = :user
                                 ORDER BY created_at, id
                                """)
                        .bind("user", user)
                        .map((result, context) -> passkey(result))
                        .list());
    }

    @Override
    public List<Passkey> of(EmailAddress address) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT p.id, p.user_id, p.credential, p.public_key, p.uses, p.name, p.created_at,
                                       p.used_at
                                  FROM passkeys p
                                  JOIN users u ON u.id = p.user_id
                                 WHERE u.email = :email
                                 ORDER BY p.created_at, p.id
                                """)
                        .bind("email", address.value())
                        .map((result, context) -> passkey(result))
                        .list());
    }

    @Override
    public Optional<Passkey> findForUpdate(String credential) {
        return database.transaction()
                .createQuery(
                        """
                        SELECT id, user_id, credential, public_key, uses, name, created_at, used_at
                          FROM passkeys
                         WHERE credential = :credential
                           FOR UPDATE
                        """)
                .bind("credential", credential)
                .map((result, context) -> passkey(result))
                .findOne();
    }

    @Override
    public void save(Passkey passkey) {
        database.transaction()
                .createUpdate(
                        "UPDATE passkeys SET uses = :uses, used_at = :usedAt, name = :name WHERE id = :id")
                .bind("id", passkey.id())
                .bind("uses", passkey.uses())
                .bind("usedAt", Database.timeOrNull(passkey.usedAt()))
                .bind("name", passkey.name())
                .execute();
    }

    @Override
    public void remove(UserId user, PasskeyId id) {
        database.transaction()
                .createUpdate("DELETE FROM passkeys WHERE id = :id AND user_id = :user")
                .bind("id", id)
                .bind("user", user)
                .execute();
    }

    private static Passkey passkey(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new Passkey(
                new PasskeyId(row.uuid()),
                new UserId(row.uuid()),
                row.text(),
                Bytes.of(row.bytes()),
                row.number(),
                row.text(),
                row.instant(),
                row.instantOrNull());
    }
}
