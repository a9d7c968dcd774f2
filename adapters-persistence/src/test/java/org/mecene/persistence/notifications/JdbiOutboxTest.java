package org.mecene.persistence.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.events.OutboxContract;
import org.mecene.persistence.testkit.JdbiPorts;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiOutboxTest extends RealDatabase implements OutboxContract {
    /// One that a release wrote differently, or that somebody spoilt.
    @Test
    void gives_the_rest_when_it_cannot_read_a_row() {
        takeAll();
        addUnreadable();
        var readable = addWork();

        var first = lease(10, Duration.ofMinutes(1));
        var second = lease(10, Duration.ofMinutes(1));

        assertThat(first)
                .singleElement()
                .satisfies(work -> assertThat(tagOf(work)).isEqualTo(readable));
        assertThat(second).isEmpty();
    }

    private void addUnreadable() {
        ((JdbiPorts) ports())
                .database()
                .alone(handle ->
                        handle.createUpdate(
                                        """
                                        INSERT INTO outbox_events (id, at, kind, payload)
                                        VALUES (:id, now(), 'Followed', '{"follower": "nobody"}')
                                        """)
                                .bind("id", new UUID(0, 1))
                                .execute());
    }
}
