package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
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
