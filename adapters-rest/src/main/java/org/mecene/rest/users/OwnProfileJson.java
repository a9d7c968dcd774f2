package org.mecene.rest.users;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.identity.Role;
import org.mecene.domain.users.User;

/// Somebody's own profile. An account exists only once its address was verified.
record OwnProfileJson(
        String id,
        String handle,
        String displayName,
        @Nullable String bio,
        @Nullable String avatarUrl,
        @Nullable String avatarMediaId,
        String locale,
        @Nullable String country,
        String email,
        boolean emailVerified,
        boolean hasPassword,
        List<String> roles,
        Instant createdAt) {
    static OwnProfileJson of(User user, MediaLinks links) {
        var profile = user.profile();
        var avatar = profile.avatar();
        return new OwnProfileJson(
                user.id().toString(),
                user.handle().value(),
                profile.displayName(),
                profile.bio(),
                PersonJson.url(links.avatar(avatar)),
                avatar == null ? null : avatar.toString(),
                profile.language().wire(),
                profile.country() == null ? null : profile.country().code(),
                user.email().value(),
                true,
                !user.passwordHash().isNone(),
                user.roles().stream().sorted().map(Role::wire).toList(),
                user.createdAt());
    }

    @Override
    public String toString() {
        return "OwnProfileJson[" + id + "]";
    }
}
