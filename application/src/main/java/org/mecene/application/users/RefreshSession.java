package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.DeviceTokens;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Proofs;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Spends a refresh token for a new pair. A token that was spent before ends the whole session,
/// because then two hold it; only a client that lost the last answer gets the same one again for a
/// few seconds (rules.md I6).
public final class RefreshSession {
    private final Transactions transactions;
    private final Sessions sessions;
    private final Proofs proofs;
    private final Users users;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final DeviceTokens deviceTokens;
    private final SessionLog log;
    private final InstantSource clock;

    public RefreshSession(
            Transactions transactions,
            Sessions sessions,
            Proofs proofs,
            Users users,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            DeviceTokens deviceTokens,
            SessionLog log,
            InstantSource clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.proofs = proofs;
        this.users = users;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.deviceTokens = deviceTokens;
        this.log = log;
        this.clock = clock;
    }

    /// @throws Refused with [UserRefusal.InvalidRefreshToken]
    public SignedIn handle(String refreshToken) {
        // The end of a session whose token was reused must be committed, so the refusal is thrown
        // after it.
        return refreshTokens
                .sessionOf(refreshToken)
                .flatMap(session -> transactions.call(() -> refresh(session, refreshToken)))
                .orElseThrow(() -> new Refused(new UserRefusal.InvalidRefreshToken()));
    }

    private Optional<SignedIn> refresh(SessionId id, String token) {
        var session = sessions.findForUpdate(id).orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        var user =
                users.find(session.user())
                        .filter(found -> found.status() == User.Status.ACTIVE)
                        .orElse(null);
        if (user == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        return switch (session.shown(TokenHash.of(token), now)) {
            case CURRENT -> {
                var next = refreshTokens.successor(token);
                sessions.save(session.rotated(TokenHash.of(next), now));
                yield Optional.of(pair(user, session, next));
            }
            case LOST_ANSWER -> Optional.of(pair(user, session, refreshTokens.successor(token)));
            case REUSED -> {
                sessions.end(id);
                log.reused(user.id(), id);
                yield Optional.empty();
            }
            case EXPIRED -> Optional.empty();
        };
    }

    private SignedIn pair(User user, Session session, String refreshToken) {
        var proof =
                proofs.find(session.id())
                        .orElseGet(() -> new Proof(session.createdAt(), Proof.UNKNOWN));
        var claims = new AccessTokens.Claims(user.id(), session.id(), clock.instant(), proof);
        return new SignedIn(
                user, accessTokens.issue(claims), refreshToken, deviceTokens.issue(user));
    }
}
