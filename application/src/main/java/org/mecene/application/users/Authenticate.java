package org.mecene.application.users;

import java.util.Optional;
import java.util.function.Function;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.Standings;
import org.mecene.domain.users.Standings.Standing;

/// Finds out who a caller is by the access token that they show. Asked on every request, so it
/// costs no round trip while nothing changed.
public final class Authenticate {
    private final AccessTokens accessTokens;
    private final Standings standings;

    public Authenticate(AccessTokens accessTokens, Standings standings) {
        this.accessTokens = accessTokens;
        this.standings = standings;
    }

    /// The caller; empty when the token is not good, or its session or user may not act any more.
    public Optional<Actor> handle(String accessToken) {
        return actor(accessToken, standings::of);
    }

    /// Like [#handle], and with the roles that the user has at this very moment: asked before a
    /// caller is refused for the lack of one.
    public Optional<Actor> fresh(String accessToken) {
        return actor(accessToken, standings::fresh);
    }

    private Optional<Actor> actor(
            String accessToken, Function<SessionId, Optional<Standing>> standingOf) {
        return accessTokens
                .verify(accessToken)
                .flatMap(claims ->
                        standingOf
                                .apply(claims.session())
                                .filter(standing -> standing.user().equals(claims.user()))
                                .map(standing ->
                                        new Actor.SignedIn(
                                                standing.user(),
                                                standing.roles(),
                                                claims.session())));
    }
}
