package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
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
import org.mecene.domain.users.PasskeyCeremonies;
import org.mecene.domain.users.PasskeyChallenge.Purpose;
import org.mecene.domain.users.PasskeyId;
import org.mecene.domain.users.Passkeys;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.UserEvent.SignInChanged;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Somebody adds a passkey to their account. The fresh proof that this needs was asked for when the
/// challenge was given: an authenticator keeps what it made, and nobody should have to make another
/// because ten minutes ran out meanwhile.
public final class AddPasskey {
    private final Transactions transactions;
    private final Users users;
    private final Passkeys passkeys;
    private final PasskeyCeremonies ceremonies;
    private final CheckPasskey checkPasskey;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public AddPasskey(
            Transactions transactions,
            Users users,
            Passkeys passkeys,
            PasskeyCeremonies ceremonies,
            CheckPasskey checkPasskey,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.checkPasskey = checkPasskey;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param name of at most [Passkey#MAX_NAME] characters
    /// @throws Refused with [UserRefusal.InvalidPasskey], [UserRefusal.PasskeyKnown] or
    ///   [UserRefusal.TooManyPasskeys]
    public Passkey handle(Actor actor, PasskeyCeremonies.Creation creation, String name) {
        var caller = actor.requireSignedIn().id();
        var challenge = checkPasskey.spend(creation.clientData(), Purpose.ADD, caller);
        var made = ceremonies.made(creation, challenge).orElseThrow(CheckPasskey::invalid);
        return transactions.call(() -> {
            // Of two that add at once, the second waits here and sees the first.
            if (users.findForUpdate(caller).isEmpty()) {
                throw CommonRefusal.notFound(Thing.USER);
            }
            if (passkeys.of(caller).size() >= Passkey.MOST) {
                throw new Refused(new UserRefusal.TooManyPasskeys(Passkey.MOST));
            }
            return add(caller, made, name);
        });
    }

    private Passkey add(UserId owner, PasskeyCeremonies.Made made, String name) {
        var now = clock.instant();
        var passkey =
                new Passkey(
                        new PasskeyId(ids.next()),
                        owner,
                        made.credential(),
                        made.publicKey(),
                        made.uses(),
                        name,
                        now,
                        null);
        passkeys.add(passkey);
        events.publish(new SignInChanged(owner, SignInChange.PASSKEY_ADDED, name));
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(),
                        now,
                        owner,
                        "passkey.add",
                        owner.value(),
                        Map.of("passkey", passkey.id().toString())));
        return passkey;
    }
}
