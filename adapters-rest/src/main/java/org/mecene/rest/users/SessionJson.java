package org.mecene.rest.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.users.DeviceName;
import org.mecene.domain.users.Session;

/// @param device what the program says of itself, in short
/// @param place the network it was last used from; null when that was not noted
/// @param current whether this is the session that asks
record SessionJson(
        String id,
        String device,
        @Nullable String place,
        boolean current,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {
    static SessionJson of(Session session, Actor actor) {
        return new SessionJson(
                session.id().toString(),
                DeviceName.of(session.device()).value(),
                session.place(),
                actor.requireSignedIn().session().equals(session.id()),
                session.createdAt(),
                session.rotatedAt(),
                session.expiresAt());
    }
}
