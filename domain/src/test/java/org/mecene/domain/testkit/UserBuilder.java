package org.mecene.domain.testkit;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.User;

/// Builds people. Handle and address follow from the id unless a test sets them.
public final class UserBuilder {
    private final Set<Role> roles = EnumSet.of(Role.SUBSCRIBER);
    private String displayName = "Awa Ndiaye";
    private Language language = Language.EN;
    private User.Status status = User.Status.ACTIVE;
    private PasswordHash passwordHash = new PasswordHash("$none$");
    private @Nullable String handle;
    private @Nullable String email;
    private @Nullable MediaItem avatar;

    private UserBuilder() {}

    public static UserBuilder aUser() {
        return new UserBuilder();
    }

    public static UserBuilder aCreator() {
        return aUser().being(Role.CREATOR);
    }

    public static UserBuilder aModerator() {
        return aUser().being(Role.MODERATOR);
    }

    public static UserBuilder anAdmin() {
        return aUser().being(Role.ADMIN);
    }

    public UserBuilder being(Role role) {
        roles.add(role);
        return this;
    }

    public UserBuilder named(String name) {
        this.displayName = name;
        return this;
    }

    public UserBuilder reading(Language mother) {
        this.language = mother;
        return this;
    }

    public UserBuilder withHandle(String wish) {
        this.handle = wish;
        return this;
    }

    public UserBuilder withEmail(String address) {
        this.email = address;
        return this;
    }

    public UserBuilder withPassword(PasswordHash hash) {
        this.passwordHash = hash;
        return this;
    }

    public UserBuilder withAvatar(MediaItem image) {
        this.avatar = image;
        return this;
    }

    public UserBuilder banned() {
        this.status = User.Status.BANNED;
        return this;
    }

    public UserBuilder deactivated() {
        this.status = User.Status.DEACTIVATED;
        return this;
    }

    public User build(UserId id, Instant now) {
        var name = handle == null ? "u" + tail(id) : handle;
        var address = email == null ? name + "@example.org" : email;
        var profile =
                new User.Profile(
                        displayName, null, avatar == null ? null : avatar.id(), language, null);
        return new User(
                id,
                EmailAddress.parse(address),
                passwordHash,
                Handle.parse(name),
                profile,
                roles,
                status,
                now,
                0);
    }

    private static String tail(UserId id) {
        return Long.toHexString(id.value().getLeastSignificantBits());
    }
}
