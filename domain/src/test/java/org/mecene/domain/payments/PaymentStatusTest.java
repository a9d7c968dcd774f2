package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.payments.PaymentStatus.DISPUTED;
import static org.mecene.domain.payments.PaymentStatus.FAILED;
import static org.mecene.domain.payments.PaymentStatus.PENDING;
import static org.mecene.domain.payments.PaymentStatus.REFUNDED;
import static org.mecene.domain.payments.PaymentStatus.SUCCEEDED;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PaymentStatusTest {
    private static final Map<PaymentStatus, Set<PaymentStatus>> MOVES =
            Map.of(
                    PENDING, Set.of(FAILED, SUCCEEDED),
                    FAILED, Set.of(FAILED, SUCCEEDED),
                    SUCCEEDED, Set.of(DISPUTED, REFUNDED),
                    DISPUTED, Set.of(SUCCEEDED, REFUNDED),
                    REFUNDED, Set.of(SUCCEEDED, DISPUTED));

    @ParameterizedTest
    @EnumSource
    void moves_where_it_may_and_nowhere_else(PaymentStatus status) {
        var allowed =
                Arrays.stream(PaymentStatus.values())
                        .filter(status::mayBecome)
                        .collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(MOVES.get(status));
    }
}
