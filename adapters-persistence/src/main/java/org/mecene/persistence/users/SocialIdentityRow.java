package org.mecene.persistence.users;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.persistence.database.Row;

/// The two columns of an identity that a row may have.
final class SocialIdentityRow {
    private SocialIdentityRow() {}

    /// Reads `provider, subject`; both are null or none is.
    static @Nullable SocialIdentity identityOrNull(Row row) throws SQLException {
        var provider = row.textOrNull();
        var subject = row.textOrNull();
        return provider == null || subject == null ? null : new SocialIdentity(provider, subject);
    }
}
