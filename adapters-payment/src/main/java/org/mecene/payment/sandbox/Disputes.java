package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Complaints of payers to their banks. A card that makes one also says how it is decided, a week
/// later; one of undecided cards stays open.
final class Disputes {
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Refs refs;
    private final Intents intents;
    private final Events events;

    Disputes(Refs refs, Intents intents, Events events) {
        this.refs = refs;
        this.intents = intents;
        this.events = events;
    }

    /// Where the card is one of which every payment is disputed, the bank takes back what was just
    /// paid. Called after everything else about the payment was told.
    ///
    /// @param recurring whose payment it is; null for one that Mecene asked for
    void takeBackIfDisputed(
            Session session, Intent paid, @Nullable Recurring recurring, Charge charge)
            throws SQLException {
        if (!charge.card().isDisputed()) {
            return;
        }
        var fee = Fees.ofDispute(paid.amount().currency());
        var dispute = new Dispute(refs.next("dp"), paid.ref(), paid.amount(), fee);
        var dueAt = charge.card() == TestCard.DISPUTED ? null : charge.at().plus(A_WEEK);
        session.update(
                """
                INSERT INTO sandbox.dispute (ref, payment, amount, fee, due_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                dispute.ref(),
                dispute.payment(),
                dispute.amount().minor(),
                dispute.fee().minor(),
                dueAt,
                charge.at());
        events.write(
                session,
                Event.of(EventKind.DISPUTE_FUNDS_WITHDRAWN, dispute, paid, recurring),
                charge.at());
    }

    /// The bank decides, as the card says.
    void runDue(Session session, Dispute dispute, Instant at) throws SQLException {
        var paid = intents.find(session, dispute.payment()).orElseThrow();
        var isWon = paid.card() == TestCard.DISPUTED_WON;
        session.update(
                "UPDATE sandbox.dispute SET status = ?, due_at = NULL WHERE ref = ?",
                isWon ? "won" : "lost",
                dispute.ref());
        var kind = isWon ? EventKind.DISPUTE_FUNDS_REINSTATED : EventKind.DISPUTE_LOST;
        events.write(session, Event.of(kind, dispute, paid, null), at);
    }

    List<Due> lockDue(Session session, Instant now, int max) throws SQLException {
        return session.list(
                SELECT
                        + """
                         WHERE d.due_at <= ?
                         ORDER BY d.due_at
                         LIMIT ?
                           FOR UPDATE OF d SKIP LOCKED
                        """,
                row -> new Due(read(row), row.instant("due_at")),
                now,
                max);
    }

    record Due(Dispute dispute, Instant at) {}

    Optional<Stated> of(Session session, Intent paid) throws SQLException {
        return session.first(
                SELECT + " WHERE d.payment = ?",
                row -> new Stated(read(row), row.text("status"), row.instant("created_at")),
                paid.ref());
    }

    /// @param status `open`, `won` or `lost`
    record Stated(Dispute dispute, String status, Instant at) {}

    private static final String SELECT =
            """
            SELECT d.ref, d.payment, d.amount, d.fee, p.currency, d.status, d.due_at, d.created_at
              FROM sandbox.dispute d
              JOIN sandbox.payment p ON p.ref = d.payment
            """;

    private static Dispute read(Row row) throws SQLException {
        return new Dispute(
                row.text("ref"), row.text("payment"), row.money("amount"), row.money("fee"));
    }
}
