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

/// One statement for each thing that people leave. What hangs on a row that goes, goes with it by
/// its foreign key.
public final class JdbiDepartures implements Departures {
    /// In this order: what others hang on comes first.
    private static final List<String> WIPING =
            List.of(
                    "DELETE FROM posts WHERE creator_id = :user",
                    """
                    DELETE FROM campaigns g
                     WHERE g.owner_id = :user
                       AND NOT EXISTS (SELECT 1 FROM donations d WHERE d.campaign_id = g.id)
                    """,
                    """
                    DELETE FROM campaign_media m
                     USING campaigns g
                     WHERE g.id = m.campaign_id AND g.owner_id = :user
                    """,
                    """
                    UPDATE campaigns
                       SET cover_media_id = NULL, media_ids = '{}', version = version + 1
                     WHERE owner_id = :user AND (cover_media_id IS NOT NULL OR media_ids <> '{}')
                    """,
                    """
                    WITH gone AS (
                      UPDATE comments
                         SET removed_at = now(), body = '', version = version + 1
                       WHERE author_id = :user AND removed_at IS NULL
                      RETURNING post_id
                    )
                    INSERT INTO post_counters AS c (post_id, slot, comments)
                    SELECT post_id, 0, -count(*) FROM gone WHERE post_id IS NOT NULL GROUP BY post_id ORDER BY post_id
                        ON CONFLICT (post_id, slot) DO UPDATE SET comments = c.comments + excluded.comments
                    """,
                    """
                    WITH gone AS (
                      DELETE FROM post_likes WHERE user_id = :user RETURNING post_id
                    ), ranked AS (
                      UPDATE posts SET like_rank = greatest(like_rank - 1, 0) WHERE id IN (SELECT post_id FROM gone)
                    )
                    INSERT INTO post_counters AS c (post_id, slot, likes)
                    SELECT post_id, 0, -1 FROM gone ORDER BY post_id
                        ON CONFLICT (post_id, slot) DO UPDATE SET likes = c.likes + excluded.likes
                    """,
                    "DELETE FROM follows WHERE :user IN (follower_id, creator_id)",
                    """
                    UPDATE tiers
                       SET description = '', archived_at = coalesce(archived_at, now()), version = version + 1
                     WHERE creator_id = :user AND (archived_at IS NULL OR description <> '')
                    """,
                    """
                    UPDATE gifts SET recipient = NULL, message = NULL
                     WHERE buyer_id = :user AND (recipient IS NOT NULL OR message IS NOT NULL)
                    """,
                    "UPDATE gifts SET recipient = NULL WHERE recipient = :email",
                    """
                    UPDATE donations SET anonymous = true, message = NULL
                     WHERE donor_id = :user AND (NOT anonymous OR message IS NOT NULL)
                    """,
                    """
                    UPDATE documents d
                       SET payer_name = NULL, payer_lines = '{}', payer_country = NULL, payer_tax_id = NULL
                      FROM payments p
                     WHERE p.id = d.payment_id AND p.payer_id = :user AND d.payer_name IS NOT NULL
                    """,
                    """
                    UPDATE documents d
                       SET payer_name = NULL, payer_lines = '{}', payer_country = NULL, payer_tax_id = NULL
                      FROM donations n
                     WHERE n.payment_id = d.payment_id AND n.guest_email = :email AND d.payer_name IS NOT NULL
                    """,
                    """
                    UPDATE notifications
                       SET facts = jsonb_set(facts, '{donor}', '""', false)
                     WHERE subject_type = 'donation'
                       AND subject_id IN (SELECT id FROM donations WHERE guest_email = :email)
                    """,
                    // One pseudonym for each campaign, so that its donors are counted as before.
                    """
                    WITH given AS (
                      SELECT id, campaign_id,
                             replace(first_value(id) OVER (PARTITION BY campaign_id ORDER BY id)::text, '-', '')
                               || '@erased.invalid' AS address
                        FROM donations
                       WHERE guest_email = :email
                    ), counted AS (
                      UPDATE campaign_donors c
                         SET payer_digest = sha256(convert_to('mail:' || g.address, 'UTF8'))
                        FROM (SELECT DISTINCT campaign_id, address FROM given) g
                       WHERE c.campaign_id = g.campaign_id
                         AND c.payer_digest = sha256(convert_to('mail:' || :email, 'UTF8'))
                    )
                    UPDATE donations d
                       SET guest_email = g.address, guest_name = NULL, anonymous = true, message = NULL
                      FROM given g
                     WHERE g.id = d.id
                    """,
                    "DELETE FROM billing_details WHERE user_id = :user",
                    "DELETE FROM creator_applications WHERE applicant_id = :user",
                    "DELETE FROM notifications WHERE recipient_id = :user OR actor_id = :user",
                    // What was told of subscriptions to them, and of gifts, has their name among
                    // the facts.
                    """
                    UPDATE notifications
                       SET facts = jsonb_set(jsonb_set(facts, '{creator}', '""', false), '{subject}', '""', false)
                     WHERE subject_type IN ('subscription', 'gift')
                       AND subject_id IN (SELECT id FROM subscriptions WHERE creator_id = :user
                                           UNION ALL
                                          SELECT id FROM gifts WHERE creator_id = :user)
                    """,
                    "DELETE FROM mail_queue WHERE recipient = :email",
                    "DELETE FROM sent_mails WHERE recipient = :email",
                    "DELETE FROM sign_ups WHERE email = :email",
                    "DELETE FROM repeated_requests WHERE caller = 'user:' || :user::text",
                    "DELETE FROM sessions WHERE user_id = :user",
                    "DELETE FROM mailed_links WHERE user_id = :user",
                    "DELETE FROM known_devices WHERE user_id = :user",
                    "DELETE FROM second_factors WHERE user_id = :user",
                    "DELETE FROM social_identities WHERE user_id = :user",
                    "DELETE FROM social_attempts WHERE user_id = :user",
                    "DELETE FROM sign_in_codes WHERE user_id = :user",
                    "DELETE FROM passkeys WHERE user_id = :user",
                    "DELETE FROM passkey_challenges WHERE user_id = :user",
                    "DELETE FROM payout_accounts WHERE owner_id = :user",
                    "DELETE FROM bans WHERE user_id = :user");

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
        for (var statement : WIPING) {
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
