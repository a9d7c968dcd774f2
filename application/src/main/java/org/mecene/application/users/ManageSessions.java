package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;

/// The devices on which somebody is signed in, and how they sign them out.
public final class ManageSessions {
    private final Transactions transactions;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final SessionLog log;
    private final InstantSource clock;

    public ManageSessions(
            Transactions transactions,
            Sessions sessions,
            RefreshTokens refreshTokens,
            SessionLog log,
            InstantSource clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.log = log;
        this.clock = clock;
    }

    public Page<Session> list(Actor actor, PageRequest page) {
        return sessions.list(actor.requireSignedIn().id(), clock.instant(), page);
    }

    /// Signs a device of the caller's out, at once on every node. One that is gone, or is somebody
    /// else's, is left alone and the answer does not tell.
    public void end(Actor actor, SessionId id) {
        var caller = actor.requireSignedIn();
        transactions.run(() -> {
            sessions.end(id, caller.id());
            log.ended(caller.id(), id);
        });
    }

    /// Signs all devices of the caller's out but the one that asks.
    public void endOthers(Actor actor) {
        var caller = actor.requireSignedIn();
        transactions.run(() -> {
            sessions.endOthers(caller.id(), caller.session());
            log.endedOthers(caller.id(), caller.session());
        });
    }

    /// Notes where a session that was just begun or refreshed is used from. Only the network is
    /// kept, which tells its owner enough.
    ///
    /// @param place an address prefix, such as `203.0.113.0/24`
    public void notePlace(SignedIn signedIn, String place) {
        refreshTokens
                .sessionOf(signedIn.refreshToken())
                .ifPresent(id -> transactions.run(() -> sessions.notePlace(id, place)));
    }
}
