package org.mecene.payment.sandbox;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Where cards are charged: what comes of a charge is written down and told. The caller has the
/// payment's row locked, and its subscription's before that.
final class Till {
    private final Intents intents;
    private final Events events;
    private final Refs refs;

    Till(Intents intents, Events events, Refs refs) {
        this.intents = intents;
        this.events = events;
        this.refs = refs;
    }

    /// @param recurring whose payment it is; null for one that Mecene asked for
    /// @return the payment afterwards, paid or not
    Intent charge(Session session, Intent intent, @Nullable Recurring recurring, Charge charge)
            throws SQLException {
        var decline = charge.decline();
        var charged = decline == null ? intent.paid(charge.at()) : intent.declined(decline);
        var kind = decline == null ? EventKind.PAYMENT_SUCCEEDED : EventKind.PAYMENT_FAILED;
        intents.save(session, charged);
        events.write(session, Event.of(kind, charged, recurring), charge.at());
        return charged;
    }

    /// Where the card is one of which every payment is disputed, the bank takes back what was just
    /// paid. Called after everything else about the payment was told.
    void takeBackIfDisputed(
            Session session, Intent paid, @Nullable Recurring recurring, Charge charge)
            throws SQLException {
        if (charge.card() != TestCard.DISPUTED) {
            return;
        }
        var fee = Fees.ofDispute(paid.amount().currency());
        var dispute = new Dispute(refs.next("dp"), paid.ref(), paid.amount(), fee);
        session.update(
                """
                INSERT INTO sandbox.dispute (ref, payment, amount, fee, created_at)
                VALUES (?, ?, ?, ?, ?)
                """,
                dispute.ref(),
                dispute.payment(),
                dispute.amount().minor(),
                dispute.fee().minor(),
                charge.at());
        events.write(
                session,
                Event.of(EventKind.DISPUTE_FUNDS_WITHDRAWN, dispute, paid, recurring),
                charge.at());
    }
}
