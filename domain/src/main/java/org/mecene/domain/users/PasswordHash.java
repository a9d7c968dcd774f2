package org.mecene.domain.users;

/// A password's derivation in the PHC string format, parameters and salt included. It never shows
/// itself.
public record PasswordHash(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
