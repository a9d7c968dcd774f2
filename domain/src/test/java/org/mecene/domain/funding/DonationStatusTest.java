package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.funding.DonationStatus.DISPUTED;
import static org.mecene.domain.funding.DonationStatus.FAILED;
import static org.mecene.domain.funding.DonationStatus.PARTIALLY_REFUNDED;
import static org.mecene.domain.funding.DonationStatus.PENDING;
import static org.mecene.domain.funding.DonationStatus.REFUNDED;
import static org.mecene.domain.funding.DonationStatus.SUCCEEDED;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DonationStatusTest {
    private static final Map<DonationStatus, Set<DonationStatus>> MOVES =
            Map.of(
                    PENDING, Set.of(FAILED, SUCCEEDED),
                    FAILED, Set.of(FAILED, SUCCEEDED),
                    SUCCEEDED, Set.of(PARTIALLY_REFUNDED, REFUNDED, DISPUTED),
                    PARTIALLY_REFUNDED, Set.of(SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, DISPUTED),
                    DISPUTED, Set.of(SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED),
                    REFUNDED, Set.of(SUCCEEDED, PARTIALLY_REFUNDED));

    @ParameterizedTest
    @EnumSource
    void moves_where_it_may_and_nowhere_else(DonationStatus status) {
        var allowed =
                Arrays.stream(DonationStatus.values())
                        .filter(status::mayBecome)
                        .collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(MOVES.get(status));
    }
}
