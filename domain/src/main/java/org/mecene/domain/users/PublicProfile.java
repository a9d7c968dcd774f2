package org.mecene.domain.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;

/// What anybody may see of a person. There is no mail address in here, on purpose.
///
/// @param following whether the viewer follows this person; null for a viewer who is not signed in
public record PublicProfile(
        UserId id,
        Handle handle,
        String displayName,
        @Nullable String bio,
        @Nullable MediaId avatar,
        @Nullable Country country,
        boolean isCreator,
        long postCount,
        long followerCount,
        long followingCount,
        @Nullable Boolean following,
        Instant createdAt) {}
