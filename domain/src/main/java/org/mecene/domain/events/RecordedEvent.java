package org.mecene.domain.events;

import java.time.Instant;

/// An event as it was stored.
///
/// @param at when the use case published it
public record RecordedEvent(EventId id, Instant at, DomainEvent event) {}
