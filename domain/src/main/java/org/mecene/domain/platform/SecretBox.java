package org.mecene.domain.platform;

/// Seals secrets that must be read back before they are stored, so that a stolen table tells
/// nothing.
public interface SecretBox {
    /// Seals a text for one purpose.
    ///
    /// @param purpose what it is for and whose it is, such as `totp:` and an id; a text that was
    ///   sealed for another purpose cannot be opened
    String seal(String purpose, String plain);

    /// @throws IllegalArgumentException when it was not sealed by this server for this purpose; the
    ///   message quotes nothing
    String open(String purpose, String sealed);
}
