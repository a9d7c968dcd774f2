package org.mecene.domain.users;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// The name under which a person is found: 3 to 30 ASCII letters, digits, `_` or `-`, kept in lower
/// case, with a letter or digit at both ends. Letters of other scripts are refused, so that no
/// handle looks like another (security.md C5).
public record Handle(String value) {
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 30;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]*[a-z0-9]");

    /// Words that people would take for a part of the site or for its staff.
    private static final Set<String> RESERVED =
            Set.of(
                    "about",
                    "account",
                    "admin",
                    "administrator",
                    "api",
                    "auth",
                    "billing",
                    "campaigns",
                    "contact",
                    "creator",
                    "docs",
                    "feed",
                    "health",
                    "help",
                    "home",
                    "legal",
                    "login",
                    "logout",
                    "mecene",
                    "media",
                    "metrics",
                    "moderator",
                    "official",
                    "payments",
                    "posts",
                    "privacy",
                    "root",
                    "search",
                    "security",
                    "settings",
                    "signup",
                    "staff",
                    "support",
                    "system",
                    "terms",
                    "undefined",
                    "null",
                    "webhooks",
                    "www");

    /// @throws InvalidValue `too_short`, `too_long`, `invalid` or `reserved`
    public static Handle parse(String text) {
        var handle = text.strip().toLowerCase(Locale.ROOT);
        if (handle.length() < MIN_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_SHORT, Map.of("min", MIN_LENGTH));
        }
        if (handle.length() > MAX_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_LENGTH));
        }
        if (!FORM.matcher(handle).matches()) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        if (RESERVED.contains(handle)) {
            throw new InvalidValue(FieldError.Code.RESERVED);
        }
        return new Handle(handle);
    }

    /// A handle made from a display name for somebody who chose none. The suffix keeps it unique.
    ///
    /// @param suffix lower-case letters or digits, at most 12
    public static Handle derivedFrom(String displayName, String suffix) {
        var letters = new StringBuilder();
        Normalizer.normalize(displayName, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .limit(MAX_LENGTH - 13L)
                .forEach(c -> letters.append((char) c));
        var stem = letters.isEmpty() ? "user" : letters.toString();
        return new Handle(stem + "-" + suffix);
    }

    @Override
    public String toString() {
        return value;
    }
}
