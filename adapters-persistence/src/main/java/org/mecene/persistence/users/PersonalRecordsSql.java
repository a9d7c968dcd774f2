package org.mecene.persistence.users;

import org.mecene.domain.users.PersonalRecords.Kind;

/// Where the records of people are: for each kind a question that answers `key` and `record`, about
/// `:user`. It names what it takes, so that a column which is added later is told to nobody before
/// somebody thought about it; secrets, hashes and what others wrote are never among it.
final class PersonalRecordsSql {
    private PersonalRecordsSql() {}

    static String of(Kind kind) {
        return switch (kind) {
            case PROFILE ->
                    """
                    SELECT u.id AS key, json_build_object(
                             'id', u.id, 'email', u.email, 'handle', u.handle, 'displayName', u.display_name, 'bio', u.bio,
                             'avatarMediaId', u.avatar_media_id, 'locale', u.language, 'country', u.country, 'roles', u.roles,
                             'status', u.status, 'createdAt', u.created_at,
                             'secondFactorSince', (SELECT f.confirmed_at FROM second_factors f WHERE f.user_id = u.id),
                             'ban', (SELECT json_build_object('reason', b.reason, 'since', b.since, 'until', b.until)
                                       FROM bans b WHERE b.user_id = u.id)) AS record
                      FROM users u
                     WHERE u.id = :user
                    """;
            case SESSIONS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'createdAt', created_at, 'lastUsedAt', rotated_at, 'expiresAt', expires_at,
                             'device', device, 'place', place) AS record
                      FROM sessions
                     WHERE user_id = :user
                    """;
            case DEVICES ->
                    """
                    SELECT md5(device)::uuid AS key, json_build_object('device', device, 'seenAt', seen_at) AS record
                      FROM known_devices
                     WHERE user_id = :user
                    """;
            case IDENTITIES ->
                    """
                    SELECT md5(provider)::uuid AS key, json_build_object(
                             'provider', provider, 'subject', subject, 'linkedAt', linked_at) AS record
                      FROM social_identities
                     WHERE user_id = :user
                    """;
            case PASSKEYS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'name', name, 'createdAt', created_at, 'usedAt', used_at) AS record
                      FROM passkeys
                     WHERE user_id = :user
                    """;
            case MAILED_LINKS ->
                    """
                    SELECT md5(purpose)::uuid AS key, json_build_object(
                             'purpose', purpose, 'email', email, 'expiresAt', expires_at) AS record
                      FROM mailed_links
                     WHERE user_id = :user
                    """;
            case CREATOR_APPLICATIONS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'motivation', motivation, 'links', links, 'status', status, 'reason', reason,
                             'createdAt', created_at, 'decidedAt', decided_at) AS record
                      FROM creator_applications
                     WHERE applicant_id = :user
                    """;
            case NOTIFICATIONS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'kind', kind, 'subjectType', subject_type, 'subjectId', subject_id,
                             'createdAt', created_at, 'readAt', read_at) AS record
                      FROM notifications
                     WHERE recipient_id = :user
                    """;
            case AUDIT ->
                    // What they did to others is told without whom and how.
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'at', at, 'action', action,
                             'by', CASE WHEN actor_id = :user THEN 'you' WHEN actor_id IS NULL THEN 'server'
                                        ELSE 'administration' END,
                             'aboutYou', coalesce(subject_id = :user, false),
                             'via', CASE WHEN actor_id = :user THEN via END,
                             'place', CASE WHEN actor_id = :user THEN place END,
                             'device', CASE WHEN actor_id = :user THEN device END,
                             'facts', CASE WHEN subject_id = :user THEN facts END) AS record
                      FROM audit_log
                     WHERE :user IN (actor_id, subject_id)
                    """;
            case POSTS, COMMENTS, LIKES, FOLLOWS, MEDIA -> published(kind);
            case TIERS, SUBSCRIPTIONS, TIER_CHANGES, TRIALS, SUBSCRIBERS, OFFERS, GIFTS ->
                    ofSubscriptions(kind);
            case CAMPAIGNS, DONATIONS, DONATIONS_RECEIVED, PAYMENTS, REFUNDS, LEDGER ->
                    ofMoney(kind);
            case BILLING_DETAILS, DOCUMENTS, PAYOUT_ACCOUNT, PAYOUTS -> PersonalPapersSql.of(kind);
        };
    }

    private static String published(Kind kind) {
        return switch (kind) {
            case POSTS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'title', title, 'body', body, 'teaser', teaser, 'visibility', visibility,
                             'tierIds', tier_ids, 'mediaIds', media_ids, 'tags', tags, 'commentsEnabled', comments_enabled,
                             'createdAt', created_at, 'publishedAt', published_at, 'editedAt', edited_at) AS record
                      FROM posts
                     WHERE creator_id = :user
                    """;
            case COMMENTS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'postId', post_id, 'campaignId', campaign_id, 'parentId', parent_id, 'body', body,
                             'createdAt', created_at, 'editedAt', edited_at, 'removedAt', removed_at) AS record
                      FROM comments
                     WHERE author_id = :user
                    """;
            case LIKES ->
                    """
                    SELECT post_id AS key, json_build_object('postId', post_id, 'createdAt', created_at) AS record
                      FROM post_likes
                     WHERE user_id = :user
                    """;
            case FOLLOWS ->
                    """
                    SELECT creator_id AS key, json_build_object(
                             'creatorId', creator_id, 'createdAt', created_at) AS record
                      FROM follows
                     WHERE follower_id = :user
                    """;
            case MEDIA ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'kind', kind, 'contentType', content_type, 'fileName', file_name,
                             'sizeBytes', size_bytes, 'width', width, 'height', height,
                             'durationSeconds', duration_seconds, 'status', status, 'createdAt', created_at) AS record
                      FROM media
                     WHERE owner_id = :user
                    """;
            default -> throw new IllegalArgumentException(kind.wire());
        };
    }

    private static String ofSubscriptions(Kind kind) {
        return switch (kind) {
            case TIERS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'name', name, 'description', description,
                             'price', json_build_object('amount', price_minor, 'currency', currency),
                             'interval', billing_interval, 'trialDays', trial_days, 'createdAt', created_at,
                             'archivedAt', archived_at) AS record
                      FROM tiers
                     WHERE creator_id = :user
                    """;
            case SUBSCRIPTIONS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'creatorId', creator_id, 'tierId', tier_id,
                             'price', json_build_object('amount', price_minor, 'currency', currency),
                             'interval', billing_interval, 'status', status, 'paidThrough', paid_through,
                             'cancelAtPeriodEnd', cancel_at_period_end, 'createdAt', created_at,
                             'endedAt', ended_at) AS record
                      FROM subscriptions
                     WHERE subscriber_id = :user
                    """;
            case TIER_CHANGES ->
                    """
                    SELECT c.id AS key, json_build_object(
                             'id', c.id, 'subscriptionId', c.subscription_id, 'fromTierId', c.from_tier_id,
                             'from', json_build_object('amount', c.from_minor, 'currency', c.currency),
                             'toTierId', c.to_tier_id,
                             'to', json_build_object('amount', c.to_minor, 'currency', c.currency),
                             'starts', c.starts, 'state', c.state, 'askedAt', c.asked_at, 'settledAt', c.settled_at) AS record
                      FROM subscriptions s
                      JOIN tier_changes c ON c.subscription_id = s.id
                     WHERE s.subscriber_id = :user
                    """;
            case TRIALS ->
                    """
                    SELECT md5(creator_id::text || encode(address_hash, 'hex'))::uuid AS key, json_build_object(
                             'creatorId', creator_id, 'takenAt', taken_at) AS record
                      FROM trials
                     WHERE subscriber_id = :user
                    """;
            case SUBSCRIBERS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'tierId', tier_id,
                             'price', json_build_object('amount', price_minor, 'currency', currency),
                             'interval', billing_interval, 'status', status, 'createdAt', created_at,
                             'endedAt', ended_at) AS record
                      FROM subscriptions
                     WHERE creator_id = :user
                    """;
            case OFFERS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'code', code, 'tierId', tier_id, 'percentOff', percent_off,
                             'amountOff', CASE WHEN off_minor IS NOT NULL THEN
                               json_build_object('amount', off_minor, 'currency', currency) END,
                             'periods', periods, 'freeDays', free_days, 'startsAt', starts_at, 'endsAt', ends_at,
                             'maxRedemptions', max_redemptions, 'createdAt', created_at, 'archivedAt', archived_at) AS record
                      FROM offers
                     WHERE creator_id = :user
                    """;
            case GIFTS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'creatorId', creator_id, 'tierId', tier_id, 'periods', periods,
                             'price', json_build_object('amount', price_minor, 'currency', currency),
                             'message', message, 'paymentId', payment_id, 'status', status, 'expiresAt', expires_at,
                             'createdAt', created_at) AS record
                      FROM gifts
                     WHERE buyer_id = :user
                    """;
            default -> throw new IllegalArgumentException(kind.wire());
        };
    }

    private static String ofMoney(Kind kind) {
        return switch (kind) {
            case CAMPAIGNS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'slug', slug, 'title', title, 'summary', summary, 'description', description,
                             'goal', json_build_object('amount', goal_minor, 'currency', currency), 'funding', funding,
                             'endsAt', ends_at, 'categoryId', category_id, 'tags', tags, 'coverMediaId', cover_media_id,
                             'mediaIds', media_ids, 'country', country, 'status', status, 'reason', decision_reason,
                             'createdAt', created_at, 'approvedAt', approved_at) AS record
                      FROM campaigns
                     WHERE owner_id = :user
                    """;
            case DONATIONS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'campaignId', campaign_id, 'paymentId', payment_id,
                             'amount', json_build_object('amount', amount_minor, 'currency', currency),
                             'charged', json_build_object('amount', charge_minor, 'currency', currency),
                             'anonymous', anonymous, 'message', message, 'status', status, 'createdAt', created_at,
                             'paidAt', paid_at) AS record
                      FROM donations
                     WHERE donor_id = :user
                    """;
            case DONATIONS_RECEIVED ->
                    """
                    SELECT d.id AS key, json_build_object(
                             'id', d.id, 'campaignId', d.campaign_id,
                             'amount', json_build_object('amount', d.amount_minor, 'currency', d.currency),
                             'status', d.status, 'paidAt', d.paid_at) AS record
                      FROM campaigns g
                      JOIN donations d ON d.campaign_id = g.id AND d.paid_at IS NOT NULL
                     WHERE g.owner_id = :user
                    """;
            case PAYMENTS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'purpose', purpose, 'purposeId', purpose_id,
                             'amount', json_build_object('amount', amount_minor, 'currency', currency),
                             'refunded', json_build_object('amount', refunded_minor, 'currency', currency),
                             'status', status, 'failure', failure, 'createdAt', created_at, 'settledAt', settled_at) AS record
                      FROM payments
                     WHERE payer_id = :user
                    """;
            case REFUNDS ->
                    """
                    SELECT r.id AS key, json_build_object(
                             'id', r.id, 'paymentId', r.payment_id,
                             'amount', json_build_object('amount', r.amount_minor, 'currency', r.currency),
                             'status', r.status, 'createdAt', r.created_at, 'settledAt', r.settled_at) AS record
                      FROM payments p
                      JOIN refunds r ON r.payment_id = p.id
                     WHERE p.payer_id = :user
                    """;
            case LEDGER ->
                    // The kinds of account are named so that the index over postings can be used.
                    """
                    SELECT md5(l.entry_id::text || l.line)::uuid AS key, json_build_object(
                             'entryId', l.entry_id, 'at', e.at, 'kind', e.kind, 'causeId', e.cause_id,
                             'account', l.account_kind, 'ownerId', l.owner_id,
                             'amount', json_build_object('amount', l.amount_minor, 'currency', l.currency)) AS record
                      FROM postings l
                      JOIN journal_entries e ON e.id = l.entry_id
                     WHERE l.account_kind IN ('creator_pending', 'creator_available', 'campaign_held')
                       AND l.owner_id IN (SELECT :user::uuid UNION ALL SELECT g.id FROM campaigns g WHERE g.owner_id = :user)
                    """;
            default -> throw new IllegalArgumentException(kind.wire());
        };
    }
}
