package org.mecene.security.users;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.DeviceTokens;
import org.mecene.domain.users.User;
import org.mecene.security.platform.ServerKey;
import org.mecene.security.text.Base64Url;

/// Device tokens of the form `mdt_<issued>.<tag>`, both parts in unpadded base64url: 59 characters.
/// The tag is made from the user, the hash of their password and the second of issue, so nothing
/// has to be kept, and a change of the password ends them all. The key is read once, when this is
/// made.
public final class HmacDeviceTokens implements DeviceTokens {
    private static final String KEY_NAME = "device-tokens-key";
    private static final String PREFIX = "mdt_";
    private static final int ISSUED_BYTES = Long.BYTES;
    private static final int DOT = PREFIX.length() + Base64Url.length(ISSUED_BYTES);

    private final ServerKey key;
    private final InstantSource clock;

    public HmacDeviceTokens(ServerSecrets kept, Secrets secrets, InstantSource clock) {
        this.key = ServerKey.of(KEY_NAME, kept, secrets);
        this.clock = clock;
    }

    @Override
    public String issue(User user) {
        return token(user, clock.instant().getEpochSecond());
    }

    @Override
    public boolean isOf(User user, String token) {
        return issuedAt(token)
                .filter(second -> MessageDigest.isEqual(bytes(token(user, second)), bytes(token)))
                .filter(second ->
                        clock.instant().isBefore(Instant.ofEpochSecond(second).plus(LIFE)))
                .isPresent();
    }

    private String token(User user, long second) {
        var issued = Base64Url.encode(ByteBuffer.allocate(ISSUED_BYTES).putLong(second).array());
        var tag = key.secretFrom(issued + ":" + user.id() + ":" + user.passwordHash().value());
        return PREFIX + issued + "." + tag;
    }

    private static Optional<Long> issuedAt(String token) {
        if (token.length() <= DOT || !token.startsWith(PREFIX) || token.charAt(DOT) != '.') {
            return Optional.empty();
        }
        return Base64Url.decode(token.substring(PREFIX.length(), DOT), ISSUED_BYTES)
                .map(bytes -> ByteBuffer.wrap(bytes).getLong());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
