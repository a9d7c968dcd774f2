package org.mecene.domain.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// Why and how long somebody is shut out.
///
/// @param until when it ends by itself; null for one that does not
public record Ban(UserId user, String reason, UserId by, Instant since, @Nullable Instant until) {
    public static final int MAX_REASON = 1_000;
}
