package org.mecene.application.users;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mecene.domain.change.Change;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyId;
import org.mecene.domain.users.Passkeys;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.SignInChanged;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// What somebody can sign in with besides a password. The last of all cannot be taken away
/// (rules.md I8).
public final class Credentials {
    private final Transactions transactions;
    private final Users users;
    private final SocialIdentities identities;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public Credentials(
            Transactions transactions,
            Users users,
            SocialIdentities identities,
            Passkeys passkeys,
            Sessions sessions,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.identities = identities;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    public List<SocialIdentities.Linked> identities(Actor actor) {
        return identities.of(actor.requireSignedIn().id());
    }

    /// Unlinks an identity provider and ends the other sessions; nothing happens when it is not
    /// linked.
    ///
    /// @throws Refused with [UserRefusal.LastCredential]
    public void unlink(Actor actor, String provider) {
        var session = actor.requireSignedIn();
        var caller = session.id();
        transactions.run(() -> {
            var user = locked(caller);
            if (identities.of(caller).stream()
                    .noneMatch(found -> found.provider().equals(provider))) {
                return;
            }
            requireAnother(user);
            identities.unlink(caller, provider);
            sessions.endOthers(caller, session.session());
            note(caller, "identity.unlink", SignInChange.IDENTITY_UNLINKED, provider);
        });
    }

    /// Oldest first.
    public List<Passkey> passkeys(Actor actor) {
        return passkeys.of(actor.requireSignedIn().id());
    }

    /// @param name of at most [Passkey#MAX_NAME] characters
    /// @throws Refused with `NotFound` when the caller has no such passkey
    public Passkey rename(Actor actor, PasskeyId id, Change<String> name) {
        var caller = actor.requireSignedIn().id();
        return transactions.call(() -> {
            var passkey =
                    passkeys.of(caller).stream()
                            .filter(hasId(id))
                            .findFirst()
                            // Again, so that the count of a sign-in at this moment is not lost.
                            .flatMap(found -> passkeys.findForUpdate(found.credential()))
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.PASSKEY));
            var renamed = passkey.renamed(name.over(passkey.name(), passkey.name()));
            passkeys.save(renamed);
            return renamed;
        });
    }

    /// Removes a passkey and ends the other sessions; nothing happens when the caller has none of
    /// this id.
    ///
    /// @throws Refused with [UserRefusal.LastCredential]
    public void remove(Actor actor, PasskeyId id) {
        var session = actor.requireSignedIn();
        var caller = session.id();
        transactions.run(() -> {
            var user = locked(caller);
            passkeys.of(caller).stream()
                    .filter(hasId(id))
                    .findFirst()
                    .ifPresent(passkey -> {
                        requireAnother(user);
                        passkeys.remove(caller, id);
                        sessions.endOthers(caller, session.session());
                        note(
                                caller,
                                "passkey.remove",
                                SignInChange.PASSKEY_REMOVED,
                                passkey.name());
                    });
        });
    }

    /// Of two that take away what is left, the second waits here and sees the first.
    private User locked(UserId caller) {
        return users.findForUpdate(caller).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
    }

    private void requireAnother(User user) {
        var besidesPassword = identities.of(user.id()).size() + passkeys.of(user.id()).size();
        if (user.passwordHash().isNone() && besidesPassword < 2) {
            throw new Refused(new UserRefusal.LastCredential());
        }
    }

    private void note(UserId caller, String action, SignInChange change, String what) {
        events.publish(new SignInChanged(caller, change, what));
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(), clock.instant(), caller, action, caller.value(), Map.of()));
    }

    private static Predicate<Passkey> hasId(PasskeyId id) {
        return passkey -> passkey.id().equals(id);
    }
}
