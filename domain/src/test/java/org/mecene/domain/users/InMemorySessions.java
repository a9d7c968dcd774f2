package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
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
    public void notePlace(SessionId id, String place) {
        sessions.findForUpdate(id)
                .ifPresent(found ->
                        sessions.put(
                                id,
                                new Session(
                                        found.id(),
                                        found.user(),
                                        found.current(),
                                        found.previous(),
                                        found.rotatedAt(),
                                        found.createdAt(),
                                        found.expiresAt(),
                                        found.device(),
                                        place)));
    }

    @Override
    public Page<Session> list(UserId user, Instant now, PageRequest page) {
        return Pages.descending(
                of(user).filter(session -> now.isBefore(session.expiresAt())),
                session -> Cursor.at(session.createdAt(), session.id().value()),
                page);
    }

    @Override
    public void end(SessionId id, UserId owner) {
        sessions.findForUpdate(id)
                .filter(session -> session.user().equals(owner))
                .ifPresent(session -> sessions.remove(session.id()));
    }

    @Override
    public void endOthers(UserId user, SessionId kept) {
        database.transactions().requireOpen();
        of(user).map(Session::id).filter(id -> !id.equals(kept)).forEach(sessions::remove);
    }

    @Override
    public int forgetExpired(Instant now) {
        database.transactions().requireOpen();
        var over = sessions.where(session -> !now.isBefore(session.expiresAt())).toList();
        over.forEach(session -> sessions.remove(session.id()));
        return over.size();
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
