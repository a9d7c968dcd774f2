package org.mecene.domain.testkit;

import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.users.User;

/// Makes callers of people.
public final class Actors {
    private Actors() {}

    /// Somebody as they come in when they are signed in, with the roles that they have.
    public static Actor.SignedIn as(User user) {
        return new Actor.SignedIn(user.id(), user.roles(), new SessionId(user.id().value()));
    }
}
