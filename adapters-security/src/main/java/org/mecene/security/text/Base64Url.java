package org.mecene.security.text;

import java.util.Base64;
import java.util.Optional;

/// Unpadded base64url (RFC 4648, section 5), read strictly.
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /// How many characters a number of bytes takes.
    public static int length(int bytes) {
        return (bytes * 4 + 2) / 3;
    }

    /// The bytes that a text stands for; empty unless it is exactly the text that [#encode] makes
    /// of that many bytes. The JDK's decoder alone also takes padding, and ignores the last
    /// character's spare bits.
    public static Optional<byte[]> decode(String text, int bytes) {
        if (text.length() != length(bytes)) {
            return Optional.empty();
        }
        try {
            var decoded = Base64.getUrlDecoder().decode(text);
            return encode(decoded).equals(text) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
