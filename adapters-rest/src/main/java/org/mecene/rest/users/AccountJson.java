package org.mecene.rest.users;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.ManageUsers.Account;
import org.mecene.domain.identity.Role;

/// An account as administrators see it.
///
/// @param banReason null for somebody who is not banned
/// @param bannedUntil null for somebody who is not banned, and for a ban without an end
record AccountJson(
        String id,
        String handle,
        String displayName,
        @Nullable String avatarUrl,
        String email,
        List<String> roles,
        String status,
        @Nullable String banReason,
        @Nullable Instant bannedUntil,
        Instant createdAt) {
    static AccountJson of(Account account, MediaLinks links) {
        var user = account.user();
        var ban = account.ban();
        return new AccountJson(
                user.id().toString(),
                user.handle().value(),
                user.profile().displayName(),
                PersonJson.url(links.avatar(user.profile().avatar())),
                user.email().value(),
                user.roles().stream().sorted().map(Role::wire).toList(),
                user.status().name().toLowerCase(Locale.ROOT),
                ban == null ? null : ban.reason(),
                ban == null ? null : ban.until(),
                user.createdAt());
    }

    @Override
    public String toString() {
        return "AccountJson[" + id + "]";
    }
}
