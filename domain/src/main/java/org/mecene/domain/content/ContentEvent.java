package org.mecene.domain.content;

import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;

public sealed interface ContentEvent extends DomainEvent {
    record PostRemoved(PostId post, UserId creator) implements ContentEvent {}
}
