package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.funding.CampaignStatus.ACTIVE;
import static org.mecene.domain.funding.CampaignStatus.CANCELLED;
import static org.mecene.domain.funding.CampaignStatus.DRAFT;
import static org.mecene.domain.funding.CampaignStatus.FAILED;
import static org.mecene.domain.funding.CampaignStatus.IN_REVIEW;
import static org.mecene.domain.funding.CampaignStatus.REJECTED;
import static org.mecene.domain.funding.CampaignStatus.SUCCEEDED;
import static org.mecene.domain.funding.CampaignStatus.SUSPENDED;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.funding.CampaignFilter.StatusFilter;

final class CampaignStatusTest {
    private static final Map<CampaignStatus, Set<CampaignStatus>> MOVES =
            Map.of(
                    DRAFT, Set.of(IN_REVIEW),
                    IN_REVIEW, Set.of(ACTIVE, REJECTED),
                    REJECTED, Set.of(IN_REVIEW),
                    ACTIVE, Set.of(SUCCEEDED, FAILED, CANCELLED, SUSPENDED),
                    SUSPENDED, Set.of(ACTIVE, SUCCEEDED, FAILED, CANCELLED),
                    SUCCEEDED, Set.of(),
                    FAILED, Set.of(),
                    CANCELLED, Set.of());

    @ParameterizedTest
    @EnumSource
    void moves_where_it_may_and_nowhere_else(CampaignStatus status) {
        var allowed =
                Arrays.stream(CampaignStatus.values())
                        .filter(status::mayBecome)
                        .collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(MOVES.get(status));
    }

    @Test
    void is_public_once_it_was_approved() {
        assertThat(Arrays.stream(CampaignStatus.values()).filter(CampaignStatus::isPublic))
                .containsExactly(ACTIVE, SUCCEEDED, FAILED, CANCELLED, SUSPENDED);
    }

    @ParameterizedTest
    @EnumSource
    void is_as_public_as_the_filter_for_it(CampaignStatus status) {
        assertThat(StatusFilter.valueOf(status.name()).isPublic()).isEqualTo(status.isPublic());
        assertThat(StatusFilter.FUNDED.isPublic()).isTrue();
    }
}
