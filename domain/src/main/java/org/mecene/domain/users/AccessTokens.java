package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;

/// Signs and checks the short-lived tokens that callers show.
public interface AccessTokens {
    /// How long an access token works, in seconds.
    int LIFE_SECONDS = 900;

    String issue(Claims claims);

    /// What a token says, when its signature, kind, audience and times are right; empty otherwise.
    /// Whether its session still lives is for [Standings] to say.
    Optional<Claims> verify(String token);

    /// @param proof when and how the user last showed who they are
    record Claims(UserId user, SessionId session, Instant issuedAt, Proof proof) {}
}
