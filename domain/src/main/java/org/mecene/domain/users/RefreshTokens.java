package org.mecene.domain.users;

import java.util.Optional;
import org.mecene.domain.identity.SessionId;

/// Makes and reads refresh tokens. A token names its session and holds a secret; only the secret's
/// hash is kept.
public interface RefreshTokens {
    /// The first token of a session.
    String first(SessionId session);

    /// The token that follows another. The same token always has the same successor, so that a
    /// client that lost the answer gets the same one again and the line does not fork, although
    /// only hashes are kept.
    String successor(String token);

    /// The session that a token names; empty when it has not the form of a token. Says nothing of
    /// its validity.
    Optional<SessionId> sessionOf(String token);
}
