package org.mecene.persistence.database;

import java.util.Locale;

/// How constants are stored: by their names in lower case, so that a row can be read without the
/// code.
public final class Names {
    private Names() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
