package org.mecene.persistence.funding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.money.Money;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// What campaigns raised, on several rows each, so that donations to one do not wait for one
/// another.
final class CampaignTotals {
    private static final int MOST_SLOTS = 16;

    /// The donor's row tells whether this is a new donor, or one whose last donation is undone; the
    /// total is moved on a row that nobody holds, so donations to one campaign do not wait for one
    /// another.
    private static final String COUNT =
            """
            WITH donor AS (
              INSERT INTO campaign_donors AS d (campaign_id, payer_digest, donations)
              VALUES (:campaign, :payer, :step)
                  ON CONFLICT (campaign_id, payer_digest) DO UPDATE SET donations = d.donations + :step
              RETURNING donations
            ), change AS (
              SELECT CASE WHEN :step > 0 AND donations = 1 THEN 1 WHEN :step < 0 AND donations = 0 THEN -1 ELSE 0 END
                     AS donors
                FROM donor
            ), free AS (
              SELECT slot FROM campaign_totals WHERE campaign_id = :campaign LIMIT 1 FOR UPDATE SKIP LOCKED
            ), moved AS (
              UPDATE campaign_totals
                 SET raised_minor = raised_minor + :amount,
                     donations = donations + :step,
                     donors = donors + (SELECT donors FROM change)
               WHERE campaign_id = :campaign AND slot = (SELECT slot FROM free)
              RETURNING slot
            )
            INSERT INTO campaign_totals AS t (campaign_id, slot, raised_minor, donations, donors)
            SELECT :campaign, :slot, :amount, :step, donors FROM change WHERE NOT EXISTS (SELECT 1 FROM moved)
                ON CONFLICT (campaign_id, slot) DO UPDATE
               SET raised_minor = t.raised_minor + excluded.raised_minor,
                   donations = t.donations + excluded.donations,
                   donors = t.donors + excluded.donors
            """;

    private final Database database;

    CampaignTotals(Database database) {
        this.database = database;
    }

    void count(CampaignId id, Money amount, String payerKey) {
        database.transaction()
                .createUpdate(COUNT)
                .bind("campaign", id)
                .bind("payer", digest(payerKey))
                .bind("amount", amount.minor())
                .bind("step", amount.isNegative() ? -1 : 1)
                .bind("slot", ThreadLocalRandom.current().nextInt(MOST_SLOTS))
                .execute();
    }

    void adjust(CampaignId id, Money amount) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO campaign_totals AS t (campaign_id, slot, raised_minor)
                        VALUES (:campaign, :slot, :amount)
                            ON CONFLICT (campaign_id, slot)
                            DO UPDATE SET raised_minor = t.raised_minor + excluded.raised_minor
                        """)
                .bind("campaign", id)
                .bind("slot", ThreadLocalRandom.current().nextInt(MOST_SLOTS))
                .bind("amount", amount.minor())
                .execute();
    }

    Money raised(CampaignId id) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT coalesce((SELECT sum(raised_minor)
                                                   FROM campaign_totals
                                                  WHERE campaign_id = g.id), 0)::bigint, g.currency
                                  FROM campaigns g
                                 WHERE g.id = :id
                                """)
                        .bind("id", id)
                        .map((result, context) -> new Row(result).money())
                        .one());
    }

    boolean markGoalReached(CampaignId id, Instant now) {
        return database.transaction()
                        .createUpdate(
                                """
                                UPDATE campaigns g
                                   SET goal_reached_at = :now
                                 WHERE g.id = :id
                                   AND g.goal_reached_at IS NULL
                                   AND g.goal_minor <= (SELECT sum(raised_minor)
                                                          FROM campaign_totals
                                                         WHERE campaign_id = g.id)
                                """)
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private static byte[] digest(String payerKey) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(payerKey.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
