package org.mecene.domain.time;

import java.util.UUID;

/// Makes identifiers.
public interface Ids {
    /// A new UUIDv7 (RFC 9562): unique over all nodes, and later ones sort after earlier ones of
    /// the same node.
    UUID next();
}
