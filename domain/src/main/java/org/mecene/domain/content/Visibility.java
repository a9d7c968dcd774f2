package org.mecene.domain.content;

import java.util.Locale;

/// For whom a post is.
public enum Visibility {
    PUBLIC,
    /// For those who have access by a subscription to the creator, to one of the post's tiers if it
    /// names any.
    SUBSCRIBERS;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
