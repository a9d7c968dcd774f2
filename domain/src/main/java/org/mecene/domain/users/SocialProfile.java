package org.mecene.domain.users;

import org.jspecify.annotations.Nullable;

/// What an identity provider tells of somebody.
///
/// @param email null when it tells none, or none that Mecene can read
/// @param emailVerified whether the provider says that the address is the person's; false when it
///   does not say
/// @param name null when it tells none
public record SocialProfile(
        SocialIdentity identity,
        @Nullable EmailAddress email,
        boolean emailVerified,
        @Nullable String name) {
    @Override
    public String toString() {
        return "SocialProfile[" + identity + "]";
    }
}
