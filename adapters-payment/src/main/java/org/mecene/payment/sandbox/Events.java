package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;

/// Writes down what is to be told to Mecene, in the transaction of the change itself, so that
/// nothing happens untold and nothing is told that did not happen.
final class Events {
    private final Refs refs;
    private final EventJson json;

    Events(Refs refs, EventJson json) {
        this.refs = refs;
        this.json = json;
    }

    /// @param at when it happened, by the sandbox's clock
    void write(Session session, Event event, Instant at) throws SQLException {
        var ref = refs.next("evt");
        session.update(
                "INSERT INTO sandbox.event (ref, kind, subject, body) VALUES (?, ?, ?, ?)",
                ref,
                event.kind().wire(),
                event.subject(),
                json.write(ref, event, at));
        session.noteEvent();
    }
}
