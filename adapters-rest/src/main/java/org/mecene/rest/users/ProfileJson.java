package org.mecene.rest.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.users.PublicProfile;

/// What anybody may see of a person.
///
/// @param following whether the caller follows them; null for a caller who is not signed in
record ProfileJson(
        String id,
        String handle,
        String displayName,
        @Nullable String bio,
        @Nullable String avatarUrl,
        @Nullable String country,
        boolean isCreator,
        long postCount,
        long followerCount,
        long followingCount,
        @Nullable Boolean following,
        Instant createdAt) {
    static ProfileJson of(PublicProfile profile, MediaLinks links) {
        return new ProfileJson(
                profile.id().toString(),
                profile.handle().value(),
                profile.displayName(),
                profile.bio(),
                PersonJson.url(links.avatar(profile.avatar())),
                profile.country() == null ? null : profile.country().code(),
                profile.isCreator(),
                profile.postCount(),
                profile.followerCount(),
                profile.followingCount(),
                profile.following(),
                profile.createdAt());
    }
}
