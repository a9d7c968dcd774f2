package org.mecene.persistence.users;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.Departures;
import org.mecene.domain.users.User;
import org.mecene.persistence.database.Database;

public final class JdbiDepartures implements Departures {
    /// Payments by a person, or for what is theirs; each part has an index.
    static final String CONCERNED =
            """
            SELECT p.id, p.status FROM payments p WHERE p.payer_id = :user
             UNION
            SELECT p.id, p.status
              FROM campaigns g
              JOIN donations d ON d.campaign_id = g.id
              JOIN payments p ON p.purpose_id = d.id
             WHERE g.owner_id = :user
             UNION
            SELECT p.id, p.status
              FROM subscriptions s
              JOIN payments p ON p.purpose_id = s.id
             WHERE s.creator_id = :user
             UNION
            SELECT p.id, p.status
              FROM gifts f
              JOIN payments p ON p.purpose_id = f.id
             WHERE f.creator_id = :user
            """;

    private final Database database;

    public JdbiDepartures(Database database) {
        this.database = database;
    }

    @Override
    public Set<Tie> ties(UserId user) {
        var ties = EnumSet.noneOf(Tie.class);
        if (asks("SELECT EXISTS (SELECT 1 FROM replayed_erasures WHERE user_id = :user)", user)) {
            return ties;
        }
        note(
                ties,
                Tie.BALANCE,
                user,
                """
                SELECT EXISTS (
                  SELECT 1 FROM balances
                   WHERE owner_id = :user OR owner_id IN (SELECT id FROM campaigns WHERE owner_id = :user)
                   GROUP BY account_kind, owner_id, currency
                  HAVING sum(amount_minor) <> 0)
                """);
        note(
                ties,
                Tie.CAMPAIGN,
                user,
                """
                SELECT EXISTS (
                  SELECT 1 FROM campaigns
                   WHERE owner_id = :user AND status IN ('in_review', 'active', 'suspended'))
                """);
        note(
                ties,
                Tie.DISPUTE,
                user,
                "SELECT EXISTS (SELECT 1 FROM (" + CONCERNED + ") c WHERE c.status = 'disputed')");
        note(
                ties,
                Tie.REFUND,
                user,
                "SELECT EXISTS (SELECT 1 FROM refunds r JOIN ("
                        + CONCERNED
                        + ") c ON c.id = r.payment_id WHERE r.status = 'pending')");
        note(
                ties,
                Tie.PAYOUT,
                user,
                """
                SELECT EXISTS (
                  SELECT 1 FROM payouts WHERE owner_id = :user AND status IN ('requested', 'in_transit'))
                """);
        return ties;
    }

    @Override
    public List<UserId> returned(List<UserId> erased) {
        var ids = erased.stream().map(UserId::value).toArray();
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT id FROM users WHERE id = ANY (:ids) AND status NOT IN ('leaving', 'erased')
                                """)
                        .bindArray("ids", UUID.class, ids)
                        .mapTo(UUID.class)
                        .map(UserId::new)
                        .list());
    }

    @Override
    public void callBack(User user, Instant now) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO replayed_erasures (user_id, replayed_at)
                        VALUES (:user, :now)
                            ON CONFLICT (user_id) DO NOTHING
                        """)
                .bind("user", user.id())
                .bind("now", now)
                .execute();
        database.transaction()
                .createUpdate("DELETE FROM mail_queue WHERE recipient = :email")
                .bind("email", user.email().value())
                .execute();
    }

    @Override
    public List<UserId> ready(@Nullable UserId after, int max) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT u.id
                                  FROM users u
                                 WHERE u.status = 'leaving'
                                   AND (:after::uuid IS NULL OR u.id > :after::uuid)
                                   AND NOT EXISTS (
                                     SELECT 1 FROM subscriptions s
                                      WHERE u.id IN (s.subscriber_id, s.creator_id)
                                        AND s.status NOT IN ('canceled', 'expired'))
                                   AND NOT EXISTS (
                                     SELECT 1 FROM mail_queue m
                                      WHERE m.recipient = u.email AND m.state = 'waiting')
                                 ORDER BY u.id
                                 LIMIT :max
                                """)
                        .bind("after", Database.idOrNull(after))
                        .bind("max", max)
                        .mapTo(UUID.class)
                        .map(UserId::new)
                        .list());
    }

    @Override
    public void wipe(User user) {
        var transaction = database.transaction();
        for (var statement : WipingSql.STATEMENTS) {
            transaction
                    .createUpdate(statement)
                    .bind("user", user.id())
                    .bind("email", user.email().value())
                    .execute();
        }
    }

    private void note(Set<Tie> ties, Tie tie, UserId user, String question) {
        if (asks(question, user)) {
            ties.add(tie);
        }
    }

    private boolean asks(String question, UserId user) {
        return database.read(handle ->
                handle.createQuery(question).bind("user", user).mapTo(Boolean.class).one());
    }
}
