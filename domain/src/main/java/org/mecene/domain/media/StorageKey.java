package org.mecene.domain.media;

import java.util.regex.Pattern;

/// The name of an object in the store. The server makes it from an id and a form; no word of a
/// client is in it (rules.md K6).
public record StorageKey(String value) {
    private static final Pattern FORM = Pattern.compile("media/[0-9a-f-]{36}/[a-z]+");

    public StorageKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a storage key");
        }
    }

    public static StorageKey of(MediaId id, Variant variant) {
        return new StorageKey("media/" + id + "/" + variant.wire());
    }
}
