package org.mecene.domain.users;

import org.jspecify.annotations.Nullable;

/// Derives and checks passwords, slowly on purpose. At most one derivation per processor runs at a
/// time; more wait in a bounded queue (security.md A12).
public interface PasswordHasher {
    /// @throws Busy when too many derivations wait already
    PasswordHash hash(Password password);

    /// Whether the password is the one that was hashed. Without a hash it takes as long and answers
    /// false, so that the time does not tell whether an account exists (rules.md I4).
    ///
    /// @throws Busy when too many derivations wait already
    boolean matches(Password password, @Nullable PasswordHash hash);

    /// Whether a hash was made at another cost than new ones are.
    boolean isOutdated(PasswordHash hash);

    /// The server derives as many passwords as it can; the caller should come back shortly.
    final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Busy() {
            super("Too many passwords are being checked", null, false, false);
        }
    }
}
