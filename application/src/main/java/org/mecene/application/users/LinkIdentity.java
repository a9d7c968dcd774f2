package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.SignInCode;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.SocialSignIns;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Links an identity with the account of somebody who is signed in and brings back the code of a
/// linking that they began themself. Both are asked for, because a code alone could be slipped to
/// somebody else's browser, to put one's own identity into their account or theirs into one's own.
///
/// No address is compared: whoever is signed in here and there may join the two (rules.md I3).
public final class LinkIdentity {
    private final Transactions transactions;
    private final Users users;
    private final SocialSignIns signIns;
    private final AttachIdentity attachIdentity;
    private final InstantSource clock;

    public LinkIdentity(
            Transactions transactions,
            Users users,
            SocialSignIns signIns,
            AttachIdentity attachIdentity,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.signIns = signIns;
        this.attachIdentity = attachIdentity;
        this.clock = clock;
    }

    /// To link what is linked already changes nothing.
    ///
    /// @throws Refused with [UserRefusal.UnknownAttempt], or with [UserRefusal.IdentityTaken] when
    ///   the identity belongs to another account, or the account has another of this provider
    public void handle(Actor actor, String code) {
        var caller = actor.requireSignedIn().id();
        transactions.run(() -> {
            var identity =
                    signIns.takeCode(TokenHash.of(code))
                            .filter(found -> found.user().equals(caller))
                            .filter(found -> clock.instant().isBefore(found.expiresAt()))
                            .map(LinkIdentity::identity)
                            .orElseThrow(LinkIdentity::unknown);
            if (users.findForUpdate(caller).isEmpty()) {
                throw CommonRefusal.notFound(Thing.USER);
            }
            attachIdentity.handle(identity, caller);
        });
    }

    /// A code of a sign-in links nothing.
    private static SocialIdentity identity(SignInCode code) {
        var identity = code.identity();
        if (code.purpose() != SignInCode.Purpose.LINK || identity == null) {
            throw unknown();
        }
        return identity;
    }

    private static Refused unknown() {
        return new Refused(new UserRefusal.UnknownAttempt());
    }
}
