package org.mecene.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class NotificationKindTest {
    @Test
    void mails_what_concerns_money_or_a_decision_and_not_what_happens_all_day() {
        assertThat(Arrays.stream(NotificationKind.values()).filter(kind -> !kind.isMailed()))
                .containsExactly(
                        NotificationKind.NEW_FOLLOWER,
                        NotificationKind.COMMENT,
                        NotificationKind.REPLY,
                        NotificationKind.LIKE);
    }
}
