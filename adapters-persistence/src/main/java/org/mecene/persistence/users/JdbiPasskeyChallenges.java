package org.mecene.persistence.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.PasskeyChallenge;
import org.mecene.domain.users.PasskeyChallenges;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiPasskeyChallenges implements PasskeyChallenges {
    private final Database database;

    public JdbiPasskeyChallenges(Database database) {
        this.database = database;
    }

    @Override
    public void add(PasskeyChallenge challenge) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO passkey_challenges (challenge, purpose, user_id, expires_at)
                        VALUES (:challenge, :purpose, :user, :expiresAt)
                        """)
                .bind("challenge", challenge.challenge().hex())
                .bind("purpose", challenge.purpose().name().toLowerCase(Locale.ROOT))
                .bind("user", Database.idOrNull(challenge.user()))
                .bind("expiresAt", challenge.expiresAt())
                .execute();
    }

    @Override
    public Optional<PasskeyChallenge> take(TokenHash challenge) {
        return database.transaction()
                .createQuery(
                        """
                        DELETE FROM passkey_challenges WHERE challenge = :challenge
                        RETURNING challenge, purpose, user_id, expires_at
                        """)
                .bind("challenge", challenge.hex())
                .map((result, context) -> challenge(result))
                .findOne();
    }

    @Override
    public int forgetExpired(Instant now) {
        return database.transaction()
                .createUpdate("DELETE FROM passkey_challenges WHERE expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    private static PasskeyChallenge challenge(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new PasskeyChallenge(
                new TokenHash(row.text()),
                row.constant(PasskeyChallenge.Purpose.class),
                row.uuidOrNull(UserId::new),
                row.instant());
    }
}
