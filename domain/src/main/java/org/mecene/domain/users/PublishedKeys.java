package org.mecene.domain.users;

/// The public keys by which anybody can check access tokens.
public interface PublishedKeys {
    /// A JSON Web Key Set (RFC 7517), without private parts.
    String jwks();
}
