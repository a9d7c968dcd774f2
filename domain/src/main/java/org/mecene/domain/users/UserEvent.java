package org.mecene.domain.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;

public sealed interface UserEvent extends DomainEvent {
    /// @param reason why it was rejected; null otherwise
    record CreatorApplicationDecided(
            CreatorApplicationId application,
            UserId applicant,
            boolean approved,
            @Nullable String reason)
            implements UserEvent {}
}
