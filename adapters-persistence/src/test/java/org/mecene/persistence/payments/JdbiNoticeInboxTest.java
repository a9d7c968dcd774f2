package org.mecene.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.payments.NoticeInboxContract;
import org.mecene.persistence.testkit.JdbiPorts;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiNoticeInboxTest extends RealDatabase implements NoticeInboxContract {
    @Test
    void keeps_the_body_of_a_notice_until_it_is_done() {
        var done = taken(addWork()).orElseThrow();
        var failed = taken(addWork()).orElseThrow();
        ports().noticeInbox().setAside(failed.id(), "Contradicts the books");

        finish(done);

        assertThat(lengthOfBody(done.id().value())).isZero();
        assertThat(lengthOfBody(failed.id().value())).isPositive();
    }

    private int lengthOfBody(UUID notice) {
        return ((JdbiPorts) ports())
                .database()
                .read(handle ->
                        handle.createQuery(
                                        "SELECT length(body) FROM provider_notices WHERE id = :id")
                                .bind("id", notice)
                                .mapTo(Integer.class)
                                .one());
    }
}
