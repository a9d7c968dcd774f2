package org.mecene.rest.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.paging.Cursor;

/// Writes and reads the cursors that clients hold. Safe for use by many threads and, with the same
/// secret, on many nodes.
public final class SignedCursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PLACE_BYTES = Long.BYTES + 2 * Long.BYTES;
    private static final int MAC_BYTES = 12;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SecretKeySpec key;

    /// @param secret the same on every node
    public SignedCursors(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// @param list which list it belongs to, and under which filter
    public String write(Cursor cursor, String list) {
        var place =
                ByteBuffer.allocate(PLACE_BYTES + MAC_BYTES)
                        .putLong(cursor.rank())
                        .putLong(cursor.id().getMostSignificantBits())
                        .putLong(cursor.id().getLeastSignificantBits());
        place.put(mac(place.array(), list));
        return ENCODER.encodeToString(place.array());
    }

    /// The place that a cursor stands for; null when it was not made here for this list.
    public @Nullable Cursor read(String text, String list) {
        byte[] bytes;
        try {
            bytes = DECODER.decode(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
        if (bytes.length != PLACE_BYTES + MAC_BYTES
                || !ENCODER.encodeToString(bytes).equals(text)) {
            return null;
        }
        var sent = Arrays.copyOfRange(bytes, PLACE_BYTES, bytes.length);
        if (!MessageDigest.isEqual(sent, mac(bytes, list))) {
            return null;
        }
        var place = ByteBuffer.wrap(bytes);
        return new Cursor(place.getLong(), new UUID(place.getLong(), place.getLong()));
    }

    private byte[] mac(byte[] bytes, String list) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes, 0, PLACE_BYTES);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
