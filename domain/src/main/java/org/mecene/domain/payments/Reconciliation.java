package org.mecene.domain.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One comparison of the books with the provider's own list.
///
/// @param from payments that were settled at or after this were looked at
/// @param looked how many of the provider's payments were compared
/// @param booked how many of them were missing or incomplete and are booked now
/// @param differences what could not be booked, in plain words, the first hundred
/// @param failure why it ended before its time, in plain words; null when it did not
public record Reconciliation(
        ReconciliationId id,
        Instant beganAt,
        Instant endedAt,
        Instant from,
        long looked,
        long booked,
        List<String> differences,
        @Nullable String failure) {
    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /// Whether the books and the list are the same now.
    public boolean isClean() {
        return failure == null && differences.isEmpty();
    }
}
