package org.mecene.rest.users;

import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.text.Bytes;

/// Bytes as browsers write them into JSON: in base64url, padded or not.
final class Base64Text {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Text() {}

    /// @throws InvalidValue `too_long` or `invalid`
    static Function<String, Bytes> upTo(int maxBytes) {
        return text -> {
            if (text.length() > (maxBytes + 2) / 3 * 4) {
                throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", maxBytes));
            }
            try {
                return Bytes.of(Base64.getUrlDecoder().decode(text));
            } catch (IllegalArgumentException _) {
                throw new InvalidValue(FieldError.Code.INVALID);
            }
        };
    }

    /// The one text that stands for these bytes.
    static String of(Bytes bytes) {
        return ENCODER.encodeToString(bytes.toArray());
    }

    static @Nullable String ofNullable(@Nullable Bytes bytes) {
        return bytes == null ? null : of(bytes);
    }
}
