package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

@Rule({"S1", "S2", "S3"})
final class SubscriptionAccessTest {
    private static final Instant PAID_THROUGH = TestClock.START;
    private static final GracePolicy WEEK = GracePolicy.ofDays(7);
    private static final Instant END_OF_GRACE = PAID_THROUGH.plus(Duration.ofDays(7));

    @ParameterizedTest
    @EnumSource(names = {"TRIALING", "ACTIVE", "PAST_DUE"})
    void grants_access_until_the_grace_is_over(SubscriptionStatus status) {
        var access = access(status, PAID_THROUGH, false);

        assertThat(access.grantsAccessAt(PAID_THROUGH.minusSeconds(1), WEEK)).isTrue();
        assertThat(access.grantsAccessAt(PAID_THROUGH, WEEK)).isTrue();
        assertThat(access.grantsAccessAt(END_OF_GRACE.minusNanos(1), WEEK)).isTrue();
        assertThat(access.grantsAccessAt(END_OF_GRACE, WEEK)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRIALING", "ACTIVE", "PAST_DUE"})
    void grants_no_grace_when_the_end_is_set(SubscriptionStatus status) {
        var access = access(status, PAID_THROUGH, true);

        assertThat(access.grantsAccessAt(PAID_THROUGH.minusNanos(1), WEEK)).isTrue();
        assertThat(access.grantsAccessAt(PAID_THROUGH, WEEK)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TRIALING", "ACTIVE", "PAST_DUE"},
            mode = Mode.EXCLUDE)
    void grants_nothing_in_any_other_state(SubscriptionStatus status) {
        var paidAhead = access(status, PAID_THROUGH.plus(Duration.ofDays(300)), false);

        assertThat(paidAhead.grantsAccessAt(PAID_THROUGH, WEEK)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void grants_nothing_before_the_first_payment(SubscriptionStatus status) {
        assertThat(access(status, null, false).grantsAccessAt(PAID_THROUGH, WEEK)).isFalse();
    }

    @Test
    void follows_a_grace_that_the_server_changes() {
        var access = access(SubscriptionStatus.PAST_DUE, PAID_THROUGH, false);
        var threeDaysLater = PAID_THROUGH.plus(Duration.ofDays(3));

        assertThat(access.grantsAccessAt(threeDaysLater, GracePolicy.ofDays(4))).isTrue();
        assertThat(access.grantsAccessAt(threeDaysLater, GracePolicy.ofDays(3))).isFalse();
        assertThat(access.grantsAccessAt(PAID_THROUGH, GracePolicy.ofDays(0))).isFalse();
    }

    private static SubscriptionAccess access(
            SubscriptionStatus status, @Nullable Instant paidThrough, boolean ending) {
        return new SubscriptionAccess(
                new TierId(new SequentialIds().next()), status, paidThrough, ending);
    }
}
