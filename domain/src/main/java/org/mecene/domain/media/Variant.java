package org.mecene.domain.media;

import java.util.Locale;

/// A form in which a file is kept.
public enum Variant {
    /// The file itself; an image is encoded anew, without what the camera wrote into it (rules.md
    /// K7).
    ORIGINAL,
    /// At most 1,600 pixels on the longer side.
    LARGE,
    /// At most 400 pixels on the longer side.
    THUMBNAIL,
    /// A hint of colours, which those may see who may not see the image.
    BLURRED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Variant ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
