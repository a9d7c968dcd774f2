package org.mecene.domain.users;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an authenticator application and the server share, and from which both make the same code
/// of six digits every 30 seconds (RFC 6238 with HMAC-SHA-1, which is what applications read). It
/// never shows itself.
///
/// @param base32 160 bits in 32 characters (RFC 4648, section 6)
public record TotpSecret(String base32) {
    public static final int STEP_SECONDS = 30;
    public static final int DIGITS = 6;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int BYTES = 20;
    private static final int MODULUS = 1_000_000;

    /// How many steps a clock may be early or late.
    private static final int TOLERANCE = 1;

    public TotpSecret {
        if (Base32.decode(base32).length != BYTES) {
            throw new IllegalArgumentException("Not a secret of 160 bits");
        }
    }

    /// Made of a random secret, of which it needs no more than a part.
    public static TotpSecret from(String random) {
        return new TotpSecret(
                Base32.encode(ByteBuffer.wrap(TokenHash.of(random).bytes(), 0, BYTES)));
    }

    /// The step whose code this is, among the present one and its neighbours; empty when it is the
    /// code of none. Every step is compared in full, so that the time tells nothing.
    public OptionalLong stepOf(String code, Instant now) {
        var present = stepAt(now);
        return LongStream.rangeClosed(present - TOLERANCE, present + TOLERANCE)
                .filter(step -> isSame(codeOf(step), code))
                .max();
    }

    /// The code that is shown at an instant.
    public String codeAt(Instant instant) {
        return codeOf(stepAt(instant));
    }

    @Override
    public String toString() {
        return "***";
    }

    private static long stepAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), STEP_SECONDS);
    }

    private String codeOf(long step) {
        var hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // RFC 4226, 5.3: the last four bits say where the number begins.
        var offset = hash[hash.length - 1] & 0x0F;
        var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return "%06d".formatted(number % MODULUS);
    }

    private byte[] hmac(byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base32.decode(base32), ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-1", impossible);
        }
    }

    private static boolean isSame(String expected, String shown) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
