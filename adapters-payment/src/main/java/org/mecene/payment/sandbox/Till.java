package org.mecene.payment.sandbox;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Where cards are charged: what comes of a charge is written down and told. The caller has the
/// payment's row locked, and its subscription's before that.
final class Till {
    private final Intents intents;
    private final Events events;

    Till(Intents intents, Events events) {
        this.intents = intents;
        this.events = events;
    }

    /// @param recurring whose payment it is; null for one that Mecene asked for
    /// @return the payment afterwards, paid or not
    Intent charge(Session session, Intent intent, @Nullable Recurring recurring, Charge charge)
            throws SQLException {
        var decline = charge.decline();
        var charged =
                decline == null
                        ? intent.paid(charge.card(), charge.at())
                        : intent.declined(decline);
        var kind = decline == null ? EventKind.PAYMENT_SUCCEEDED : EventKind.PAYMENT_FAILED;
        intents.save(session, charged);
        events.write(session, Event.of(kind, charged, charge, recurring), charge.at());
        return charged;
    }
}
