package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;

/// Ends a session by its refresh token. A token that means nothing is fine: the caller is signed
/// out either way.
public final class SignOut {
    private final Transactions transactions;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final SessionLog log;
    private final InstantSource clock;

    public SignOut(
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

    public void handle(String refreshToken) {
        refreshTokens
                .sessionOf(refreshToken)
                .ifPresent(id -> transactions.run(() -> end(id, refreshToken)));
    }

    private void end(SessionId id, String refreshToken) {
        sessions.findForUpdate(id)
                .filter(session -> knows(session, refreshToken))
                .ifPresent(session -> {
                    sessions.end(session.id());
                    log.ended(session.user(), session.id());
                });
    }

    /// Whoever guesses a session's id must not end it; a spent token of the same session may, it
    /// was its owner's.
    private boolean knows(Session session, String refreshToken) {
        var hash = TokenHash.of(refreshToken);
        return switch (session.shown(hash, clock.instant())) {
            case CURRENT, LOST_ANSWER -> true;
            case REUSED, EXPIRED ->
                    hash.equals(session.current()) || hash.equals(session.previous());
        };
    }
}
