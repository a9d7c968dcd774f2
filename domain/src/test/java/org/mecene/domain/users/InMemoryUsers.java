package org.mecene.domain.users;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mecene.domain.content.Post;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.social.InMemoryFollows.Follow;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;

public final class InMemoryUsers implements Users {
    private final InMemoryDatabase database;

    public InMemoryUsers(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.users().find(id);
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return database.users().where(user -> user.email().equals(email)).findFirst();
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        return database.users().findForUpdate(id);
    }

    @Override
    public boolean isHandleTaken(Handle handle) {
        return findAlike(handle).isPresent();
    }

    @Override
    public void add(User user) {
        database.transactions().requireOpen();
        if (isHandleTaken(user.handle())) {
            throw new Refused(new UserRefusal.HandleTaken(user.handle()));
        }
        if (findByEmail(user.email()).isPresent()) {
            throw new Refused(new UserRefusal.AddressTaken());
        }
        database.users().add(user.id(), user);
    }

    @Override
    public void save(User user) {
        database.transactions().requireOpen();
        if (findAlike(user.handle()).filter(other -> !other.id().equals(user.id())).isPresent()) {
            throw new Refused(new UserRefusal.HandleTaken(user.handle()));
        }
        if (findByEmail(user.email()).filter(other -> !other.id().equals(user.id())).isPresent()) {
            throw new Refused(new UserRefusal.AddressTaken());
        }
        database.users()
                .replace(
                        user.id(),
                        next(user),
                        stored -> stored.version() == user.version(),
                        Thing.USER);
    }

    @Override
    public Page<User> list(UserFilter filter, PageRequest page) {
        return Pages.descending(
                database.users().where(user -> fits(user, filter)),
                user -> Cursor.at(user.createdAt(), user.id().value()),
                page);
    }

    @Override
    public Set<UserId> lockAdministrators() {
        database.transactions().requireOpen();
        return database.users()
                .where(User::isAdministrator)
                .map(User::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean fits(User user, UserFilter filter) {
        return (filter.text() == null || has(user, filter.text().toLowerCase(Locale.ROOT)))
                && (filter.role() == null || user.roles().contains(filter.role()))
                && (filter.status() == null
                        ? user.status() != User.Status.ERASED
                        : user.status() == filter.status());
    }

    private static boolean has(User user, String text) {
        return Stream.of(user.handle().value(), user.profile().displayName(), user.email().value())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text));
    }

    @Override
    public Optional<PublicProfile> profile(UserId id, Actor viewer) {
        return find(id).filter(InMemoryUsers::isActive).map(user -> profile(user, viewer));
    }

    @Override
    public Optional<PublicProfile> profile(Handle handle, Actor viewer) {
        return find(handle).filter(InMemoryUsers::isActive).map(user -> profile(user, viewer));
    }

    @Override
    public boolean isAvatar(MediaId media) {
        return database.users()
                .where(InMemoryUsers::isActive)
                .anyMatch(user -> media.equals(user.profile().avatar()));
    }

    private Optional<User> findAlike(Handle handle) {
        return database.users()
                .where(user -> user.handle().likeness().equals(handle.likeness()))
                .findFirst();
    }

    private Optional<User> find(Handle handle) {
        return database.users().where(user -> user.handle().equals(handle)).findFirst();
    }

    private PublicProfile profile(User user, Actor viewer) {
        var id = user.id();
        var following =
                viewer.userId()
                        .map(reader -> database.follows().has(new Follow(reader, id)))
                        .orElse(null);
        var profile = user.profile();
        return new PublicProfile(
                id,
                user.handle(),
                profile.displayName(),
                profile.bio(),
                profile.avatar(),
                profile.country(),
                user.isCreator(),
                database.posts().where(post -> isPublished(post, id)).count(),
                database.follows().keys().filter(follow -> follow.creator().equals(id)).count(),
                database.follows().keys().filter(follow -> follow.follower().equals(id)).count(),
                following,
                user.createdAt());
    }

    private boolean isPublished(Post post, UserId creator) {
        return post.creator().equals(creator) && post.isVisibleAt(database.clock().instant());
    }

    private static boolean isActive(User user) {
        return user.status() == User.Status.ACTIVE;
    }

    private static User next(User user) {
        return new User(
                user.id(),
                user.email(),
                user.passwordHash(),
                user.handle(),
                user.profile(),
                user.roles(),
                user.status(),
                user.createdAt(),
                user.version() + 1);
    }
}
