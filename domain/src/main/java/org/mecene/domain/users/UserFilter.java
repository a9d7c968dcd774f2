package org.mecene.domain.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Role;

/// Which accounts an administrator looks for; null for what does not matter.
///
/// @param text a part of the handle, the name or the address, in whatever case
public record UserFilter(@Nullable String text, @Nullable Role role, User.@Nullable Status status) {
    public static final int MAX_TEXT = 100;

    public static UserFilter everybody() {
        return new UserFilter(null, null, null);
    }
}
