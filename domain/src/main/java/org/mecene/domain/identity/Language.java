package org.mecene.domain.identity;

import java.util.Locale;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// A language that Mecene writes to people in.
public enum Language {
    EN(Locale.ENGLISH),
    FR(Locale.FRENCH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /// The tag as clients and the database see it: `en`, `fr`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a language tag; a region is accepted and dropped (`fr-SN` is French).
    ///
    /// @throws InvalidValue `unsupported` for a language that Mecene does not write
    public static Language parse(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        for (var candidate : values()) {
            if (candidate.wire().equals(language)) {
                return candidate;
            }
        }
        throw new InvalidValue(FieldError.Code.UNSUPPORTED);
    }
}
