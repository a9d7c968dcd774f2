package org.mecene.domain.identity;

import java.util.Locale;

/// What a person may be on this server. Everybody is a subscriber; the rest is given.
public enum Role {
    SUBSCRIBER,
    /// May publish posts and sell tiers. Given when a creator application is approved, and only
    /// then (rules.md I9).
    CREATOR,
    /// May review campaigns and reports.
    MODERATOR,
    /// May do everything that the administration offers.
    ADMIN;

    /// The name as clients and the database see it.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
