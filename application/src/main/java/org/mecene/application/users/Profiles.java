package org.mecene.application.users;

import org.jspecify.annotations.Nullable;
import org.mecene.application.media.OwnMedia;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PublicProfile;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// What people show of themselves.
public final class Profiles {
    private final Transactions transactions;
    private final Users users;
    private final OwnMedia ownMedia;

    public Profiles(Transactions transactions, Users users, OwnMedia ownMedia) {
        this.transactions = transactions;
        this.users = users;
        this.ownMedia = ownMedia;
    }

    /// @throws Refused with `NotFound` for nobody, and for somebody who is shut out
    public PublicProfile show(UserId id, Actor viewer) {
        return users.profile(id, viewer).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
    }

    /// @throws Refused with `NotFound` for nobody, and for somebody who is shut out
    public PublicProfile show(Handle handle, Actor viewer) {
        return users.profile(handle, viewer).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
    }

    public User showOwn(Actor actor) {
        return users.find(actor.requireSignedIn().id())
                .orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
    }

    /// What a person changes of themself.
    public record Command(
            Change<String> displayName,
            Change<Handle> handle,
            Change<String> bio,
            Change<MediaId> avatar,
            Change<Language> language,
            Change<Country> country) {}

    /// Like the other one, for a caller who does not say what they read.
    public User change(Actor actor, Command command) {
        return change(actor, command, null);
    }

    /// @param version what the caller read, for `If-Match`; null when they do not say
    /// @throws Refused with [UserRefusal.HandleTaken], `ChangedMeanwhile`, or `InvalidInput` when
    ///   the avatar is not an image of the caller's
    public User change(Actor actor, Command command, @Nullable Long version) {
        var id = actor.requireSignedIn().id();
        return transactions.call(() -> {
            var user =
                    users.findForUpdate(id).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            if (version != null && version != user.version()) {
                throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.USER));
            }
            if (command.avatar() instanceof Change.To<MediaId>(var avatar)) {
                ownMedia.requireImage(id, avatar, "avatarMediaId");
            }
            var old = user.profile();
            var profile =
                    new User.Profile(
                            command.displayName().over(old.displayName(), old.displayName()),
                            command.bio().over(old.bio()),
                            command.avatar().over(old.avatar()),
                            command.language().over(old.language(), Language.EN),
                            command.country().over(old.country()));
            var changed = user.with(command.handle().over(user.handle(), user.handle()), profile);
            users.save(changed);
            return users.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
        });
    }
}
