package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.CreatorApplication.Status;

@Rule("I9")
final class CreatorApplicationTest {
    private static final Instant NOW = TestClock.START;

    private final SequentialIds ids = new SequentialIds();
    private final UserId admin = new UserId(ids.next());
    private final CreatorApplication pending =
            CreatorApplication.submit(
                    new CreatorApplicationId(ids.next()),
                    new UserId(ids.next()),
                    "Je dessine",
                    List.of("https://example.org"),
                    NOW);

    @Test
    void waits_for_a_decision() {
        assertThat(pending.status()).isEqualTo(Status.PENDING);
        assertThat(pending.decidedAt()).isNull();
        assertThat(pending.decidedBy()).isNull();
    }

    @Test
    void is_approved_without_a_reason() {
        var approved = pending.approve(admin, NOW.plusSeconds(1));

        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(approved.reason()).isNull();
        assertThat(approved.decidedBy()).isEqualTo(admin);
        assertThat(approved.decidedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void is_rejected_with_a_reason() {
        var rejected = pending.reject("Trop court", admin, NOW);

        assertThat(rejected.status()).isEqualTo(Status.REJECTED);
        assertThat(rejected.reason()).isEqualTo("Trop court");
    }

    @Test
    void is_decided_once() {
        var approved = pending.approve(admin, NOW);
        var rejected = pending.reject("Trop court", admin, NOW);
        var decided = new UserRefusal.ApplicationDecided();

        assertThat(refusalOf(() -> approved.approve(admin, NOW))).isEqualTo(decided);
        assertThat(refusalOf(() -> approved.reject("Non", admin, NOW))).isEqualTo(decided);
        assertThat(refusalOf(() -> rejected.approve(admin, NOW))).isEqualTo(decided);
    }
}
