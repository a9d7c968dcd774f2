package org.mecene.domain.platform;

import java.util.function.Supplier;

/// The server's own keys, shared by all nodes and kept for as long as the server lives.
public interface ServerSecrets {
    /// The secret of a name, made when it is asked for the first time. Of several nodes that ask at
    /// once, all get the one that was stored first. Opens its own transaction.
    ///
    /// @param make a new secret, when there is none
    String of(String name, Supplier<String> make);

    /// Puts another secret in the place of one, if that is still the present one. Of several who
    /// replace the same at once, one does. Opens its own transaction.
    ///
    /// @return whether it was replaced
    boolean replace(String name, String present, String next);
}
