package org.mecene.domain.users;

import java.util.Optional;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.time.Secrets;

/// Tokens of a session's id and a secret, each the hash of the one before.
public final class FakeRefreshTokens implements RefreshTokens {
    private static final int ID_LENGTH = 36;

    private final Secrets secrets;

    public FakeRefreshTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String first(SessionId session) {
        return session + "." + secrets.next();
    }

    @Override
    public String successor(String token) {
        return token.substring(0, ID_LENGTH) + "." + TokenHash.of(token).hex();
    }

    @Override
    public Optional<SessionId> sessionOf(String token) {
        if (token.length() < ID_LENGTH + 2 || token.charAt(ID_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(Id.parse(token.substring(0, ID_LENGTH), SessionId::new));
        } catch (InvalidValue _) {
            return Optional.empty();
        }
    }
}
