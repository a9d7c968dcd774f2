package org.mecene.domain.users;

import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

/// Sessions, and what follows from them for every request.
public final class InMemorySessions implements Sessions, Standings {
    private final InMemoryDatabase database;
    private final Rows<SessionId, Session> sessions;

    public InMemorySessions(InMemoryDatabase database) {
        this.database = database;
        this.sessions = new Rows<>(database.transactions());
    }

    @Override
    public void add(Session session) {
        InMemoryDatabase.reference(database.users(), session.user());
        sessions.add(session.id(), session);
    }

    @Override
    public Optional<Session> findForUpdate(SessionId id) {
        return sessions.findForUpdate(id);
    }

    @Override
    public void save(Session session) {
        sessions.findForUpdate(session.id()).ifPresent(_ -> sessions.put(session.id(), session));
    }

    @Override
    public void end(SessionId id) {
        sessions.remove(id);
    }

    @Override
    public void endAll(UserId user) {
        database.transactions().requireOpen();
        of(user).forEach(session -> sessions.remove(session.id()));
    }

    @Override
    public Optional<Standing> of(SessionId session) {
        return sessions.find(session)
                .flatMap(found -> database.users().find(found.user()))
                .filter(user -> user.status() == User.Status.ACTIVE)
                .map(user -> new Standing(user.id(), user.roles()));
    }

    @Override
    public Optional<Standing> fresh(SessionId session) {
        return of(session);
    }

    boolean has(SessionId id) {
        return sessions.has(id);
    }

    /// The devices on which somebody is signed in.
    public Stream<Session> of(UserId user) {
        return sessions.where(session -> session.user().equals(user));
    }
}
