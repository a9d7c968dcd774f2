package org.mecene.persistence.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.UserRefusal;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiSocialIdentities implements SocialIdentities {
    private final Database database;

    public JdbiSocialIdentities(Database database) {
        this.database = database;
    }

    @Override
    public Optional<UserId> userOf(SocialIdentity identity) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT user_id FROM social_identities
                                 WHERE provider = :provider AND subject = :subject
                                """)
                        .bind("provider", identity.provider())
                        .bind("subject", identity.subject())
                        .map((result, context) -> new UserId(new Row(result).uuid()))
                        .findOne());
    }

    @Override
    public List<Linked> of(UserId user) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT provider, linked_at FROM social_identities
                                 WHERE user_id = :user
                                 ORDER BY linked_at, provider
                                """)
                        .bind("user", user)
                        .map((result, context) -> {
                            var row = new Row(result);
                            return new Linked(row.text(), row.instant());
                        })
                        .list());
    }

    /// Either unique key may be the one that is taken.
    @Override
    public void link(SocialIdentity identity, UserId user, Instant now) {
        var linked =
                database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO social_identities (provider, subject, user_id, linked_at)
                                VALUES (:provider, :subject, :user, :now)
                                    ON CONFLICT DO NOTHING
                                """)
                        .bind("provider", identity.provider())
                        .bind("subject", identity.subject())
                        .bind("user", user)
                        .bind("now", now)
                        .execute();
        if (linked == 0) {
            throw new Refused(new UserRefusal.IdentityTaken());
        }
    }

    @Override
    public void unlink(UserId user, String provider) {
        database.transaction()
                .createUpdate(
                        "DELETE FROM social_identities WHERE user_id = :user AND provider = :provider")
                .bind("user", user)
                .bind("provider", provider)
                .execute();
    }
}
