package org.mecene.security.users;

import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mecene.domain.text.Bytes;

/// A derived password with all that is needed to derive it again. Written in the PHC string format:
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$derived`.
record Argon2Hash(Cost cost, Bytes salt, Bytes derived) {
    /// Salts and derivations of 8 to 64 bytes, as RFC 9106 allows and anybody uses.
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]{0,2}),p=([1-9][0-9]?)"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{11,86})");

    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    /// @throws IllegalArgumentException when it is no such string, or asks for more than [Cost]
    ///   allows; the message does not quote it
    static Argon2Hash parse(String phc) {
        var parts = FORM.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not Argon2id in PHC form");
        }
        var cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
        return new Argon2Hash(cost, bytes(parts, 4), bytes(parts, 5));
    }

    String phc() {
        return "$argon2id$v=19$m="
                + cost.memoryKib()
                + ",t="
                + cost.passes()
                + ",p="
                + cost.lanes()
                + "$"
                + ENCODER.encodeToString(salt.toArray())
                + "$"
                + ENCODER.encodeToString(derived.toArray());
    }

    private static int number(MatchResult parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static Bytes bytes(MatchResult parts, int group) {
        return Bytes.of(Base64.getDecoder().decode(parts.group(group)));
    }

    /// What one derivation takes. Bounded, so that a stored string cannot make the server spend
    /// more than a derivation may.
    record Cost(int memoryKib, int passes, int lanes) {
        private static final int MAX_MEMORY_KIB = 262_144;
        private static final int MAX_PASSES = 20;
        private static final int MAX_LANES = 16;

        Cost {
            if (memoryKib < 8 * lanes
                    || memoryKib > MAX_MEMORY_KIB
                    || passes < 1
                    || passes > MAX_PASSES
                    || lanes < 1
                    || lanes > MAX_LANES) {
                throw new IllegalArgumentException("A cost out of bounds");
            }
        }
    }
}
