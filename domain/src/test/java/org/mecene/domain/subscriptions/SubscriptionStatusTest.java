package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.subscriptions.SubscriptionStatus.ACTIVE;
import static org.mecene.domain.subscriptions.SubscriptionStatus.CANCELED;
import static org.mecene.domain.subscriptions.SubscriptionStatus.EXPIRED;
import static org.mecene.domain.subscriptions.SubscriptionStatus.INCOMPLETE;
import static org.mecene.domain.subscriptions.SubscriptionStatus.PAST_DUE;
import static org.mecene.domain.subscriptions.SubscriptionStatus.SUSPENDED;
import static org.mecene.domain.subscriptions.SubscriptionStatus.TRIALING;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.testkit.Rule;

@Rule("S1")
final class SubscriptionStatusTest {
    private static final Map<SubscriptionStatus, Set<SubscriptionStatus>> MOVES =
            Map.of(
                    INCOMPLETE,
                            Set.of(
                                    INCOMPLETE,
                                    TRIALING,
                                    ACTIVE,
                                    PAST_DUE,
                                    SUSPENDED,
                                    CANCELED,
                                    EXPIRED),
                    TRIALING, Set.of(TRIALING, ACTIVE, PAST_DUE, SUSPENDED, CANCELED),
                    ACTIVE, Set.of(ACTIVE, PAST_DUE, SUSPENDED, CANCELED),
                    PAST_DUE, Set.of(PAST_DUE, ACTIVE, SUSPENDED, CANCELED),
                    SUSPENDED, Set.of(SUSPENDED, ACTIVE, PAST_DUE, CANCELED),
                    CANCELED, Set.of(CANCELED),
                    EXPIRED, Set.of(EXPIRED));

    @ParameterizedTest
    @EnumSource
    void moves_where_it_may_and_nowhere_else(SubscriptionStatus status) {
        var allowed =
                Arrays.stream(SubscriptionStatus.values())
                        .filter(status::mayBecome)
                        .collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(MOVES.get(status));
    }

    @Test
    void is_live_until_it_ended_for_good() {
        assertThat(Arrays.stream(SubscriptionStatus.values()).filter(status -> !status.isLive()))
                .containsExactly(CANCELED, EXPIRED);
    }

    @ParameterizedTest
    @EnumSource
    void reads_its_own_name(SubscriptionStatus status) {
        assertThat(SubscriptionStatus.ofWire(status.wire())).isEqualTo(status);
    }
}
