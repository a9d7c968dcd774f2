package org.mecene.rest.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;

/// Reads `Accept-Language` (RFC 9110, 12.5.4). Most headers name one or two languages, so this does
/// without the JDK's parser, which costs more than the rest of a small request.
public final class AskedLanguage {
    private static final int MOST_RANGES = 20;

    private AskedLanguage() {}

    /// The language of the server that the client likes best; null when it names none of them.
    public static @Nullable Language in(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return null;
        }
        Language best = null;
        var bestWeight = 0.0;
        for (var range : header.split(",", MOST_RANGES)) {
            var semicolon = range.indexOf(';');
            var tag = (semicolon < 0 ? range : range.substring(0, semicolon)).strip();
            var weight = semicolon < 0 ? 1.0 : weight(range.substring(semicolon + 1));
            var language = language(tag);
            if (language != null && weight > bestWeight) {
                best = language;
                bestWeight = weight;
            }
        }
        return best;
    }

    /// The language of an answer that must be in some language.
    public static Language or(@Nullable String header, Language fallback) {
        var asked = in(header);
        return asked == null ? fallback : asked;
    }

    private static @Nullable Language language(String tag) {
        var dash = tag.indexOf('-');
        var primary = (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
        for (var language : Language.values()) {
            if (language.wire().equals(primary)) {
                return language;
            }
        }
        return null;
    }

    private static double weight(String parameter) {
        var stripped = parameter.strip();
        if (!stripped.startsWith("q=")) {
            return 1.0;
        }
        try {
            return Double.parseDouble(stripped.substring(2));
        } catch (NumberFormatException _) {
            return 0.0;
        }
    }
}
