package org.mecene.rest.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.Reconciliation;

/// @param differences what could not be booked, in plain words
record ReconciliationJson(
        String id,
        Instant beganAt,
        Instant endedAt,
        Instant from,
        long looked,
        long booked,
        List<String> differences,
        @Nullable String failure) {
    static ReconciliationJson of(Reconciliation done) {
        return new ReconciliationJson(
                done.id().toString(),
                done.beganAt(),
                done.endedAt(),
                done.from(),
                done.looked(),
                done.booked(),
                done.differences(),
                done.failure());
    }
}
