package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Proofs;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;

/// Begins a session for somebody who has shown who they are, in the caller's transaction.
public final class OpenSession {
    private final Sessions sessions;
    private final Proofs proofs;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Ids ids;
    private final InstantSource clock;

    public OpenSession(
            Sessions sessions,
            Proofs proofs,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Ids ids,
            InstantSource clock) {
        this.sessions = sessions;
        this.proofs = proofs;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.ids = ids;
        this.clock = clock;
    }

    /// For somebody who used a link that was mailed to them.
    ///
    /// @param device what the client says of itself; null when it says nothing
    SignedIn handle(User user, @Nullable String device) {
        return handle(user, device, Set.of(Proof.Method.LINK));
    }

    /// @param device what the client says of itself; null when it says nothing
    /// @param shown how they showed who they are
    SignedIn handle(User user, @Nullable String device, Set<Proof.Method> shown) {
        var now = clock.instant();
        var id = new SessionId(ids.next());
        var refreshToken = refreshTokens.first(id);
        sessions.add(Session.begin(id, user.id(), TokenHash.of(refreshToken), now, cut(device)));
        var proof = new Proof(now, shown);
        proofs.put(id, proof);
        var accessToken = accessTokens.issue(new AccessTokens.Claims(user.id(), id, now, proof));
        return new SignedIn(user, accessToken, refreshToken);
    }

    private static @Nullable String cut(@Nullable String device) {
        if (device == null || device.length() <= Session.MAX_DEVICE) {
            return device;
        }
        var splitsCharacter = Character.isHighSurrogate(device.charAt(Session.MAX_DEVICE - 1));
        return device.substring(0, splitsCharacter ? Session.MAX_DEVICE - 1 : Session.MAX_DEVICE);
    }
}
