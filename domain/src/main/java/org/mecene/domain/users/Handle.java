package org.mecene.domain.users;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// The name under which a person is found: 3 to 30 ASCII letters, digits, `_` or `-`, kept in lower
/// case, with a letter or digit at both ends. Letters of other scripts are refused, so that no
/// handle looks like another (security.md C5).
public record Handle(String value) {
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 30;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]*[a-z0-9]");

    /// Words that people would take for a part of the site or for its staff, as they are read.
    private static final Set<String> RESERVED =
            Stream.of(
                            "about",
                            "abuse",
                            "account",
                            "admin",
                            "administrator",
                            "administrators",
                            "admins",
                            "anonymous",
                            "api",
                            "auth",
                            "billing",
                            "campaigns",
                            "contact",
                            "creator",
                            "creators",
                            "dashboard",
                            "deleted",
                            "docs",
                            "donate",
                            "donations",
                            "everyone",
                            "feed",
                            "guest",
                            "health",
                            "help",
                            "home",
                            "hostmaster",
                            "legal",
                            "login",
                            "logout",
                            "mecene",
                            "media",
                            "messages",
                            "metrics",
                            "moderation",
                            "moderator",
                            "moderators",
                            "noreply",
                            "notifications",
                            "null",
                            "oauth",
                            "official",
                            "oidc",
                            "openapi",
                            "payments",
                            "payouts",
                            "postmaster",
                            "posts",
                            "privacy",
                            "refunds",
                            "register",
                            "root",
                            "search",
                            "security",
                            "settings",
                            "signin",
                            "signup",
                            "staff",
                            "status",
                            "subscriptions",
                            "support",
                            "system",
                            "team",
                            "terms",
                            "undefined",
                            "unknown",
                            "user",
                            "users",
                            "verify",
                            "webhooks",
                            "webmaster",
                            "www")
                    .map(Handle::likenessOf)
                    .collect(Collectors.toUnmodifiableSet());

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
        if (RESERVED.contains(likenessOf(handle))) {
            throw new InvalidValue(FieldError.Code.RESERVED);
        }
        return new Handle(handle);
    }

    /// What people take a handle for who do not look twice: `0` reads as `o`, `1` and `i` as `l`,
    /// `rn` as `m`, `vv` as `w`, and a dash as nothing. Of handles that are alike there is one.
    public String likeness() {
        return likenessOf(value);
    }

    private static String likenessOf(String handle) {
        return handle.replace("_", "")
                .replace("-", "")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace("rn", "m")
                .replace("vv", "w");
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
