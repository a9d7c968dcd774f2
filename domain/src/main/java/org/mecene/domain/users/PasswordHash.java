package org.mecene.domain.users;

/// A password's derivation in the PHC string format, parameters and salt included. It never shows
/// itself.
public record PasswordHash(String value) {
    /// Of an account without a password: no password matches it.
    public static final PasswordHash NONE = new PasswordHash("$none$");

    public boolean isNone() {
        return equals(NONE);
    }

    @Override
    public String toString() {
        return "***";
    }
}
