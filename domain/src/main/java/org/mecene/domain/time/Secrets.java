package org.mecene.domain.time;

/// Makes secrets that nobody can guess.
public interface Secrets {
    /// A new secret of 256 random bits, in the 43 characters of unpadded base64url.
    String next();
}
