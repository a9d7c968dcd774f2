package org.mecene.domain.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is kept of a secret token: its SHA-256. Tokens have 256 random bits, so no salt and no slow
/// derivation is needed.
///
/// @param hex 64 lower-case digits
public record TokenHash(String hex) {
    public static TokenHash of(String token) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /// The 32 bytes.
    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
