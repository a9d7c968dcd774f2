package org.mecene.domain.users;

import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;

/// The devices that are signed in. Writing needs an open transaction.
public interface Sessions {
    void add(Session session);

    /// Reads a session and keeps others from rotating it until the transaction ends; empty when it
    /// was ended.
    Optional<Session> findForUpdate(SessionId id);

    void save(Session session);

    /// Ends a session. Every node refuses its access tokens within a second.
    void end(SessionId id);

    /// Ends all sessions of a person.
    void endAll(UserId user);
}
