package org.mecene.application.users;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;

/// Begins a session for somebody who has shown who they are, in the caller's transaction.
public final class OpenSession {
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Ids ids;
    private final InstantSource clock;

    public OpenSession(
            Sessions sessions,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Ids ids,
            InstantSource clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param device what the client says of itself; null when it says nothing
    SignedIn handle(User user, @Nullable String device) {
        var now = clock.instant();
        var id = new SessionId(ids.next());
        var refreshToken = refreshTokens.first(id);
        sessions.add(Session.begin(id, user.id(), TokenHash.of(refreshToken), now, cut(device)));
        var accessToken = accessTokens.issue(new AccessTokens.Claims(user.id(), id, now));
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
