package org.mecene.persistence.users;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.SecondFactor;
import org.mecene.domain.users.SecondFactors;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiSecondFactors implements SecondFactors {
    private final Database database;

    public JdbiSecondFactors(Database database) {
        this.database = database;
    }

    @Override
    public boolean isOn(UserId user) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (
                                  SELECT FROM second_factors WHERE user_id = :user AND confirmed_at IS NOT NULL)
                                """)
                        .bind("user", user)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public Optional<SecondFactor> findForUpdate(UserId user) {
        return database.transaction()
                .createQuery(
                        """
                        SELECT user_id, sealed_secret, confirmed_at, last_step, recovery_codes, failures, blocked_until
                          FROM second_factors
                         WHERE user_id = :user
                           FOR UPDATE
                        """)
                .bind("user", user)
                .map((result, context) -> factor(result))
                .findOne();
    }

    @Override
    public void put(SecondFactor factor) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO second_factors (
                          user_id, sealed_secret, confirmed_at, last_step, recovery_codes, failures, blocked_until)
                        VALUES (:user, :secret, :confirmedAt, :lastStep, :recoveryCodes, :failures, :blockedUntil)
                            ON CONFLICT (user_id) DO UPDATE
                           SET sealed_secret = excluded.sealed_secret,
                               confirmed_at = excluded.confirmed_at,
                               last_step = excluded.last_step,
                               recovery_codes = excluded.recovery_codes,
                               failures = excluded.failures,
                               blocked_until = excluded.blocked_until
                        """)
                .bind("user", factor.user())
                .bind("secret", factor.secret())
                .bind("confirmedAt", Database.timeOrNull(factor.confirmedAt()))
                .bind("lastStep", factor.lastStep())
                .bindArray(
                        "recoveryCodes",
                        String.class,
                        factor.recoveryCodes().stream().map(TokenHash::hex).toArray())
                .bind("failures", factor.failures())
                .bind("blockedUntil", Database.timeOrNull(factor.blockedUntil()))
                .execute();
    }

    @Override
    public void remove(UserId user) {
        database.transaction()
                .createUpdate("DELETE FROM second_factors WHERE user_id = :user")
                .bind("user", user)
                .execute();
    }

    private static SecondFactor factor(ResultSet result) throws SQLException {
        var row = new Row(result);
        var user = new UserId(row.uuid());
        var secret = row.text();
        var confirmedAt = row.instantOrNull();
        var lastStep = row.number();
        var codes =
                row.list(String.class).stream().map(TokenHash::new).collect(toUnmodifiableSet());
        return new SecondFactor(
                user, secret, confirmedAt, lastStep, codes, row.integer(), row.instantOrNull());
    }
}
