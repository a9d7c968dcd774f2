package org.mecene.security.users;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.security.platform.ServerKey;
import org.mecene.security.text.Base64Url;

/// Refresh tokens of the form `mrt_<session>.<secret>`, both parts in unpadded base64url: 70
/// characters. The first secret of a session is random; each further one is an HMAC of the whole
/// token before it, so that it can be made again and nobody else can make it.
///
/// The prefix tells a token that leaked for what it is. The key is read once, when this is made.
public final class HmacRefreshTokens implements RefreshTokens {
    private static final String KEY_NAME = "refresh-tokens-key";
    private static final String PREFIX = "mrt_";
    private static final int SESSION_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int DOT = PREFIX.length() + Base64Url.length(SESSION_BYTES);
    private static final int LENGTH = DOT + 1 + Base64Url.length(SECRET_BYTES);

    private final ServerKey key;
    private final Secrets secrets;

    public HmacRefreshTokens(ServerSecrets kept, Secrets secrets) {
        this.key = ServerKey.of(KEY_NAME, kept, secrets);
        this.secrets = secrets;
    }

    @Override
    public String first(SessionId session) {
        return token(session, secrets.next());
    }

    @Override
    public String successor(String token) {
        var session =
                sessionOf(token)
                        .orElseThrow(() -> new IllegalArgumentException("Not a refresh token"));
        return token(session, key.secretFrom(token));
    }

    @Override
    public Optional<SessionId> sessionOf(String token) {
        if (token.length() != LENGTH || !token.startsWith(PREFIX) || token.charAt(DOT) != '.') {
            return Optional.empty();
        }
        return Base64Url.decode(token.substring(DOT + 1), SECRET_BYTES)
                .flatMap(
                        _ -> Base64Url.decode(token.substring(PREFIX.length(), DOT), SESSION_BYTES))
                .map(HmacRefreshTokens::session);
    }

    private static String token(SessionId session, String secret) {
        var id = ByteBuffer.allocate(SESSION_BYTES);
        id.putLong(session.value().getMostSignificantBits());
        id.putLong(session.value().getLeastSignificantBits());
        return PREFIX + Base64Url.encode(id.array()) + "." + secret;
    }

    private static SessionId session(byte[] id) {
        var bits = ByteBuffer.wrap(id);
        return new SessionId(new UUID(bits.getLong(), bits.getLong()));
    }
}
