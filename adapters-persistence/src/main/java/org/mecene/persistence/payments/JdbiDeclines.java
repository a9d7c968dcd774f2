package org.mecene.persistence.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.CardMark;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.payments.Payer;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// The tables `payment_beginnings` and `payment_declines`. Of many who tell one attempt at once,
/// one counts it.
public final class JdbiDeclines implements Declines {
    /// So many cards of one account are looked at; whoever tries more has too many declines anyway.
    private static final int CARDS = 50;

    private final Database database;

    public JdbiDeclines(Database database) {
        this.database = database;
    }

    @Override
    public void begin(UUID asked, Payer payer, Instant now) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO payment_beginnings (asked, account, network, begun_at)
                        VALUES (:asked, :account, :network, :now)
                            ON CONFLICT (asked) DO NOTHING
                        """)
                .bind("asked", asked)
                .bind("account", payer.account().hex())
                .bind("network", hexOrNull(payer.network()))
                .bind("now", now)
                .execute();
    }

    @Override
    public boolean count(Decline decline) {
        return database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO payment_declines (attempt, account, network, card, declined_at)
                                SELECT :attempt, b.account, b.network, :card, :at
                                  FROM (VALUES (:asked::uuid)) AS a (asked)
                                  LEFT JOIN payment_beginnings b USING (asked)
                                    ON CONFLICT (attempt) DO NOTHING
                                """)
                        .bind("attempt", decline.attempt())
                        .bind("asked", decline.asked())
                        .bind("card", card(decline.card()))
                        .bind("at", decline.at())
                        .execute()
                == 1;
    }

    /// Rows are locked in one order, so that two payments of one account do not wait for each
    /// other.
    @Override
    public void forgive(UUID asked, Instant until) {
        database.transaction()
                .createUpdate(
                        """
                        WITH own AS (
                          SELECT d.attempt
                            FROM payment_declines d
                            JOIN payment_beginnings b ON b.account = d.account
                           WHERE b.asked = :asked AND d.declined_at <= :until AND NOT d.forgiven
                           ORDER BY d.attempt
                             FOR UPDATE OF d
                        )
                        UPDATE payment_declines d SET forgiven = true FROM own WHERE d.attempt = own.attempt
                        """)
                .bind("asked", asked)
                .bind("until", until)
                .execute();
    }

    /// Of each that counts, the time of the decline that makes it too many is looked for, by an
    /// index and no further.
    @Override
    public Duration waitOf(Payer payer, Instant now) {
        return database.read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT max(declined_at)
                                          FROM ((SELECT declined_at
                                                   FROM payment_declines
                                                  WHERE account = :account AND declined_at > :since AND NOT forgiven
                                                  ORDER BY declined_at DESC
                                                 OFFSET :fewerOfAccount LIMIT 1)
                                                UNION ALL
                                                (SELECT declined_at
                                                   FROM payment_declines
                                                  WHERE network = :network AND declined_at > :since
                                                  ORDER BY declined_at DESC
                                                 OFFSET :fewerOfNetwork LIMIT 1)
                                                UNION ALL
                                                (SELECT of_card.declined_at
                                                   FROM (SELECT DISTINCT card
                                                           FROM (SELECT card
                                                                   FROM payment_declines
                                                                  WHERE account = :account AND declined_at > :since
                                                                    AND card IS NOT NULL
                                                                  ORDER BY declined_at DESC
                                                                  LIMIT :cards) AS tried) AS own
                                                  CROSS JOIN LATERAL (
                                                        SELECT d.declined_at
                                                          FROM payment_declines d
                                                         WHERE d.card = own.card AND d.declined_at > :since
                                                         ORDER BY d.declined_at DESC
                                                        OFFSET :fewerOfCard LIMIT 1) AS of_card)) AS too_many
                                        """)
                                .bind("account", payer.account().hex())
                                .bind("network", hexOrNull(payer.network()))
                                .bind("since", now.minus(WINDOW))
                                .bind("cards", CARDS)
                                .bind("fewerOfAccount", MOST_OF_ACCOUNT - 1)
                                .bind("fewerOfNetwork", MOST_OF_NETWORK - 1)
                                .bind("fewerOfCard", MOST_OF_CARD - 1)
                                .map((row, context) ->
                                        Optional.ofNullable(new Row(row).instantOrNull()))
                                .one())
                .map(at -> Duration.between(now, at.plus(WINDOW)))
                .orElse(Duration.ZERO);
    }

    @Override
    public int forgetOld(Instant now) {
        var handle = database.transaction();
        return handle.createUpdate("DELETE FROM payment_declines WHERE declined_at <= :old")
                        .bind("old", now.minus(DECLINES_KEPT))
                        .execute()
                + handle.createUpdate("DELETE FROM payment_beginnings WHERE begun_at <= :old")
                        .bind("old", now.minus(BEGINNINGS_KEPT))
                        .execute();
    }

    private static @Nullable String hexOrNull(@Nullable TokenHash hash) {
        return hash == null ? null : hash.hex();
    }

    private static @Nullable String card(@Nullable CardMark card) {
        return card == null ? null : card.hash().hex();
    }
}
