package org.mecene.rest.security;

/// The access token by which a caller came in, for what looks at its age. It never shows itself.
public record ShownToken(String value) {
    @Override
    public String toString() {
        return "ShownToken";
    }
}
