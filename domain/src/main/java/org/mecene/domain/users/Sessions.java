package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The devices that are signed in. Writing needs an open transaction.
public interface Sessions {
    void add(Session session);

    /// Reads a session and keeps others from rotating it until the transaction ends; empty when it
    /// was ended.
    Optional<Session> findForUpdate(SessionId id);

    void save(Session session);

    /// Ends a session. Every node refuses its access tokens within a second.
    void end(SessionId id);

    /// Notes the network that a session is used from.
    void notePlace(SessionId id, String place);

    /// The sessions of a person that live at this instant, newest first.
    Page<Session> list(UserId user, Instant now, PageRequest page);

    /// Ends a session if it is this person's.
    void end(SessionId id, UserId owner);

    /// Ends all sessions of a person but one.
    void endOthers(UserId user, SessionId kept);

    /// Ends all sessions of a person.
    void endAll(UserId user);

    /// Removes some of those that are over.
    ///
    /// @return how many
    int forgetExpired(Instant now);
}
