package org.mecene.persistence.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.AuditLogContract;
import org.mecene.domain.platform.Origin;
import org.mecene.domain.platform.Origins;
import org.mecene.persistence.testkit.JdbiPorts;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiAuditLogTest extends RealDatabase implements AuditLogContract {
    /// Security.md J8.
    @Test
    void keeps_where_an_act_came_from() {
        var origins = new Origins();
        var log = new JdbiAuditLog(((JdbiPorts) ports()).database(), origins);
        var client = Origin.client("192.0.2.0/24", "Firefox, Linux");
        var subject = ports().ids().next();

        committed(() -> log.add(entry(subject)));
        origins.during(Origin.OPERATOR, () -> committed(() -> log.add(entry(subject))));
        origins.during(client, () -> committed(() -> log.add(entry(subject))));

        assertThat(log.list(null, subject, PageRequest.first(10)).items())
                .extracting(AuditLog.Kept::origin)
                .containsExactlyInAnyOrder(Origin.SERVER, Origin.OPERATOR, client);
    }

    private AuditLog.Entry entry(UUID subject) {
        return new AuditLog.Entry(
                ports().ids().next(),
                ports().clock().instant(),
                null,
                "keys.rotate",
                subject,
                Map.of());
    }
}
