package org.mecene.rest.json;

import org.jspecify.annotations.Nullable;

/// What every text of a client must be, whatever it says.
public final class Texts {
    private Texts() {}

    /// Whether it holds neither a NUL nor half a surrogate pair.
    public static boolean isText(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                var isPair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// An optional field that a form sent empty is absent.
    public static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
