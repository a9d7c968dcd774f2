package org.mecene.domain.users;

import java.net.URI;

/// A server elsewhere at which people have accounts and which tells us who they are, by the
/// authorization code flow. It is called over the network: never inside a transaction.
public interface IdentityProvider {
    /// The name in addresses, such as `google`.
    String name();

    /// The name that people read, such as `Google`.
    String label();

    /// Where to send the browser.
    ///
    /// @throws Unavailable when the provider must be asked for that and does not answer
    URI authorization(Request request);

    /// Redeems the code that the browser brought back, and checks all that came with it.
    ///
    /// @throws Unavailable when the provider does not answer
    /// @throws Untrusted when it does not take the code, or its answer proves nothing
    SocialProfile identify(String code, Request request);

    /// What belongs to one attempt.
    ///
    /// @param state what the browser brings back
    /// @param nonce what the provider signs
    /// @param verifier what only we know; the provider is told its hash before (RFC 7636)
    /// @param callback where the browser comes back to
    record Request(String state, String nonce, String verifier, URI callback) {
        @Override
        public String toString() {
            return "Request";
        }
    }

    /// The provider does not answer, or answers that it cannot.
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String provider, Throwable cause) {
            super("The identity provider " + provider + " does not answer", cause);
        }
    }

    /// What the provider answered is not worth anything.
    final class Untrusted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param why in words that quote nothing of the answer
        public Untrusted(String provider, String why) {
            super("An answer of the identity provider " + provider + " is not trusted: " + why);
        }
    }
}
