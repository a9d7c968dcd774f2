package org.mecene.security.users;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.security.platform.ServerKey;
import org.mecene.security.text.Base64Url;

/// Refresh tokens of the form `mrt_<session>.<secret>`, both parts in unpadded base64url: 70
/// characters. Half of a secret is a nonce, random for the first of a session and made from the
/// whole token before it for each further one, so that it can be made again and nobody else can
/// make it. The other half is a tag over session and nonce: a token that this server did not issue
/// names no session, or whoever knows a session's id could end it by showing a wrong one.
///
/// The prefix tells a token that leaked for what it is. The key is read once, when this is made.
public final class HmacRefreshTokens implements RefreshTokens {
    private static final String KEY_NAME = "refresh-tokens-key";
    private static final String PREFIX = "mrt_";
    private static final int SESSION_BYTES = 16;
    private static final int NONCE_BYTES = 16;
    private static final int SECRET_BYTES = 2 * NONCE_BYTES;
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
        return token(session, nonce(secrets.next()));
    }

    @Override
    public String successor(String token) {
        var session =
                sessionOf(token)
                        .orElseThrow(() -> new IllegalArgumentException("Not a refresh token"));
        return token(session, nonce(key.secretFrom("next:" + token)));
    }

    @Override
    public Optional<SessionId> sessionOf(String token) {
        if (token.length() != LENGTH || !token.startsWith(PREFIX) || token.charAt(DOT) != '.') {
            return Optional.empty();
        }
        var id = Base64Url.decode(token.substring(PREFIX.length(), DOT), SESSION_BYTES);
        var secret = Base64Url.decode(token.substring(DOT + 1), SECRET_BYTES);
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        var session = session(id.get());
        var issued = tagged(session, Arrays.copyOf(secret.get(), NONCE_BYTES));
        return MessageDigest.isEqual(issued, secret.get())
                ? Optional.of(session)
                : Optional.empty();
    }

    private String token(SessionId session, byte[] nonce) {
        var id = ByteBuffer.allocate(SESSION_BYTES);
        id.putLong(session.value().getMostSignificantBits());
        id.putLong(session.value().getLeastSignificantBits());
        return PREFIX
                + Base64Url.encode(id.array())
                + "."
                + Base64Url.encode(tagged(session, nonce));
    }

    /// A secret: the nonce and its tag.
    private byte[] tagged(SessionId session, byte[] nonce) {
        var tag = nonce(key.secretFrom("tag:" + session + ":" + Base64Url.encode(nonce)));
        return ByteBuffer.allocate(SECRET_BYTES).put(nonce).put(tag).array();
    }

    /// The first half of a secret of 256 bits.
    private static byte[] nonce(String secret) {
        return Base64Url.decode(secret, SECRET_BYTES)
                .map(bytes -> Arrays.copyOf(bytes, NONCE_BYTES))
                .orElseThrow(() -> new IllegalStateException("Not a secret of 256 bits"));
    }

    private static SessionId session(byte[] id) {
        var bits = ByteBuffer.wrap(id);
        return new SessionId(new UUID(bits.getLong(), bits.getLong()));
    }
}
