package org.mecene.persistence.users;

import java.util.List;

/// What is done with the things that people leave: one statement for each, about `:user` and
/// `:email`. What hangs on a row that goes, goes with it by its foreign key.
final class WipingSql {
    /// In this order: what others hang on comes first.
    static final List<String> STATEMENTS =
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

    private WipingSql() {}
}
