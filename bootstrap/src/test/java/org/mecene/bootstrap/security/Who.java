package org.mecene.bootstrap.security;

import java.util.Locale;

/// The columns of the matrix: who asks, seen from what belongs to `OWNER`.
enum Who {
    ANONYMOUS,
    /// Signed in, and nothing else.
    STRANGER,
    /// Subscribed to the owner once; it ended.
    EX_SUBSCRIBER,
    /// Subscribes to the owner, wrote the comment, gave the donation.
    SUBSCRIBER,
    /// A creator who has nothing to do with the owner.
    OTHER_CREATOR,
    /// A creator, whose post, tier, file, campaign and notification the others ask for.
    OWNER,
    MODERATOR,
    ADMIN,
    /// Holds a token from before the ban.
    BANNED;

    /// How the gate of a route answers them, before any use case is asked; 0 when it lets them
    /// through.
    int refusalAtGate(String access) {
        return switch (access) {
            case "public", "provider" -> 0;
            case "anyone" -> this == BANNED ? 401 : 0;
            case "caller" -> isSignedIn() ? 0 : 401;
            case "creator" -> refusal(this == OTHER_CREATOR || this == OWNER);
            case "moderator" -> refusal(this == MODERATOR || this == ADMIN);
            case "admin" -> refusal(this == ADMIN);
            default -> throw new IllegalArgumentException("The matrix knows no gate " + access);
        };
    }

    private int refusal(boolean hasRole) {
        if (!isSignedIn()) {
            return 401;
        }
        return hasRole ? 0 : 403;
    }

    private boolean isSignedIn() {
        return this != ANONYMOUS && this != BANNED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
