package org.mecene.domain.users;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Unpadded Base32 (RFC 4648, section 6): what people can type without mistaking a character.
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = 0x1F;

    private Base32() {}

    static String encode(ByteBuffer bytes) {
        var text = new StringBuilder();
        var buffer = 0;
        var waiting = 0;
        while (bytes.hasRemaining()) {
            buffer = (buffer << Byte.SIZE) | (bytes.get() & 0xFF);
            waiting += Byte.SIZE;
            while (waiting >= BITS) {
                waiting -= BITS;
                text.append(ALPHABET.charAt((buffer >> waiting) & MASK));
            }
            buffer &= (1 << waiting) - 1;
        }
        if (waiting > 0) {
            text.append(ALPHABET.charAt((buffer << (BITS - waiting)) & MASK));
        }
        return text.toString();
    }

    /// @throws IllegalArgumentException for a character that is not of the alphabet; the message
    ///   does not quote it
    static byte[] decode(String text) {
        var bytes = new ByteArrayOutputStream();
        var buffer = 0;
        var waiting = 0;
        for (var i = 0; i < text.length(); i++) {
            var value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("Not Base32");
            }
            buffer = (buffer << BITS) | value;
            waiting += BITS;
            if (waiting >= Byte.SIZE) {
                waiting -= Byte.SIZE;
                bytes.write(buffer >> waiting);
            }
            buffer &= (1 << waiting) - 1;
        }
        return bytes.toByteArray();
    }
}
