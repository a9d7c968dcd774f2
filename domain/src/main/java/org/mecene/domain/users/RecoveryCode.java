package org.mecene.domain.users;

import java.nio.ByteBuffer;
import java.util.Locale;

/// A code that stands in once for a lost authenticator: 120 random bits, so that its plain hash can
/// be kept (OWASP ASVS 5.0, 6.5.2). It never shows itself.
///
/// @param value 24 characters in six groups, such as `abcd-efgh-…`
public record RecoveryCode(String value) {
    private static final int BYTES = 15;

    /// Made of a random secret, of which it needs no more than a part.
    public static RecoveryCode from(String random) {
        var bytes = ByteBuffer.wrap(TokenHash.of(random).bytes(), 0, BYTES);
        var text = Base32.encode(bytes).toLowerCase(Locale.ROOT);
        return new RecoveryCode(text.replaceAll("(.{4})(?=.)", "$1-"));
    }

    /// What is kept of it.
    public TokenHash hash() {
        return hashOf(value);
    }

    /// What is kept of a code that somebody typed, with or without its dashes or spaces, in either
    /// case.
    public static TokenHash hashOf(String typed) {
        return TokenHash.of(typed.replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "***";
    }
}
