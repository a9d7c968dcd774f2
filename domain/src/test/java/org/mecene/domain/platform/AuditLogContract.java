package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Fixture;

/// What every [AuditLog] promises.
public interface AuditLogContract extends Fixture {
    @Test
    default void keeps_entries_in_their_order() {
        var subject = ports().ids().next();
        var byAdmin = entry(subject, has(anAdmin()).id());
        var byServer = entry(subject, null);

        committed(() -> ports().auditLog().add(byAdmin));
        committed(() -> ports().auditLog().add(byServer));

        assertThat(ports().audited(subject)).containsExactly(byAdmin, byServer);
    }

    @Test
    default void takes_an_entry_about_nothing_in_particular() {
        var entry = entry(null, null);

        committed(() -> ports().auditLog().add(entry));

        assertThat(ports().audited(entry.id())).isEmpty();
    }

    @Test
    default void keeps_nothing_of_a_transaction_that_was_rolled_back() {
        var subject = ports().ids().next();

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().auditLog().add(entry(subject, null));
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(ports().audited(subject)).isEmpty();
    }

    @Test
    default void adds_nothing_outside_a_transaction() {
        var entry = entry(ports().ids().next(), null);

        assertThatIllegalStateException().isThrownBy(() -> ports().auditLog().add(entry));
    }

    @Test
    default void lists_the_newest_first_by_whom_and_to_what() {
        var subject = ports().ids().next();
        var admin = has(anAdmin()).id();
        var older = entry(subject, admin);
        ports().clock().advance(Duration.ofSeconds(1));
        var newer = entry(subject, admin);
        var byServer = entry(subject, null);
        committed(() -> {
            ports().auditLog().add(older);
            ports().auditLog().add(newer);
            ports().auditLog().add(byServer);
        });

        var first = ports().auditLog().list(admin, subject, PageRequest.first(1));
        var second = ports().auditLog().list(admin, subject, new PageRequest(1, first.next()));

        assertThat(first.items()).extracting(AuditLog.Kept::entry).containsExactly(newer);
        assertThat(second.items()).extracting(AuditLog.Kept::entry).containsExactly(older);
        assertThat(second.next()).isNull();
        assertThat(ports().auditLog().list(null, subject, PageRequest.first(10)).items())
                .extracting(AuditLog.Kept::entry)
                .containsExactlyInAnyOrder(newer, byServer, older);
    }

    private AuditLog.Entry entry(@Nullable UUID subject, @Nullable UserId by) {
        return new AuditLog.Entry(
                ports().ids().next(),
                ports().clock().instant(),
                by,
                "campaign.approve",
                subject,
                Map.of("before", "brouillon — é", "after", ""));
    }
}
