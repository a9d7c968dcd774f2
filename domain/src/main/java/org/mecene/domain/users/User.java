package org.mecene.domain.users;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;

/// A person with an account. The address is verified: an account does not exist before.
///
/// @param version grows with every stored change; [Users#save] refuses an older one
public record User(
        UserId id,
        EmailAddress email,
        PasswordHash passwordHash,
        Handle handle,
        Profile profile,
        Set<Role> roles,
        Status status,
        Instant createdAt,
        long version) {
    public User {
        roles = Set.copyOf(roles);
    }

    /// A new account, which begins as a subscriber.
    public static User begin(
            UserId id,
            EmailAddress email,
            PasswordHash passwordHash,
            Handle handle,
            Profile profile,
            Instant now) {
        return new User(
                id,
                email,
                passwordHash,
                handle,
                profile,
                Set.of(Role.SUBSCRIBER),
                Status.ACTIVE,
                now,
                0);
    }

    public boolean isCreator() {
        return roles.contains(Role.CREATOR);
    }

    public User with(Handle newHandle, Profile newProfile) {
        return new User(
                id, email, passwordHash, newHandle, newProfile, roles, status, createdAt, version);
    }

    public User withRole(Role role) {
        var more = EnumSet.copyOf(roles);
        more.add(role);
        return new User(id, email, passwordHash, handle, profile, more, status, createdAt, version);
    }

    /// With these roles; everybody is a subscriber besides.
    public User withRoles(Set<Role> newRoles) {
        var all = EnumSet.of(Role.SUBSCRIBER);
        all.addAll(newRoles);
        return new User(id, email, passwordHash, handle, profile, all, status, createdAt, version);
    }

    public User withStatus(Status newStatus) {
        return new User(
                id, email, passwordHash, handle, profile, roles, newStatus, createdAt, version);
    }

    /// Whether the person administrates the server now.
    public boolean isAdministrator() {
        return status == Status.ACTIVE && roles.contains(Role.ADMIN);
    }

    /// Whether the person left, or is about to: nobody can call them back.
    public boolean isGone() {
        return status == Status.LEAVING || status == Status.ERASED;
    }

    /// The account with nothing of the person in it. Its handle is one that nobody can choose, and
    /// its address one that cannot exist (RFC 2606).
    public User pseudonym() {
        var hex = id.value().toString().replace("-", "");
        return new User(
                id,
                EmailAddress.erased(id.value()),
                PasswordHash.NONE,
                new Handle("-" + hex.substring(3)),
                new Profile("—", null, null, Language.EN, null),
                Set.of(Role.SUBSCRIBER),
                status,
                createdAt,
                version);
    }

    public User withEmail(EmailAddress newEmail) {
        return new User(
                id, newEmail, passwordHash, handle, profile, roles, status, createdAt, version);
    }

    public User withPassword(PasswordHash newHash) {
        return new User(id, email, newHash, handle, profile, roles, status, createdAt, version);
    }

    /// What the person shows of themself, and how the server speaks to them.
    public record Profile(
            String displayName,
            @Nullable String bio,
            @Nullable MediaId avatar,
            Language language,
            @Nullable Country country) {
        public static final int MAX_DISPLAY_NAME = 60;
        public static final int MAX_BIO = 1_000;
    }

    /// Whether the person may act.
    public enum Status {
        ACTIVE,
        /// Shut out by an administrator.
        BANNED,
        /// Put to rest by an administrator, without blame.
        DEACTIVATED,
        /// Asked to be deleted; what is theirs goes, for good.
        LEAVING,
        /// Gone. The row is a pseudonym for the books, and holds nothing of the person.
        ERASED
    }
}
