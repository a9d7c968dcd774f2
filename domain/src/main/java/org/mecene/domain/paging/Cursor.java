package org.mecene.domain.paging;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// The place in a list after which the next page begins: the rank by which the list is sorted, and
/// the id that breaks ties. It stays true when entries are added before it (rules.md K11).
///
/// @param rank what the list is sorted by: microseconds since 1970 for instants, a count for
///   popularity
public record Cursor(long rank, UUID id) {
    public Cursor {
        requireNonNull(id, "id");
    }

    public static Cursor at(Instant instant, UUID id) {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, instant), id);
    }

    /// The rank as an instant, for lists sorted by time.
    public Instant instant() {
        return Instant.EPOCH.plus(rank, ChronoUnit.MICROS);
    }
}
