package org.mecene.application.users;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.PasswordForgotten;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Makes the account of somebody who used the mailed link, and signs them in. The link works once.
///
/// When others asked for an account with the same address, whoever holds the mailbox may have used
/// the link of a stranger. Then nobody's password and nobody's identity is taken over: the account
/// begins without one, its owner is signed in, and a link to choose a password is mailed (rules.md
/// I2).
public final class VerifyAddress {
    private final Transactions transactions;
    private final Users users;
    private final SignUps signUps;
    private final AddAccount addAccount;
    private final SocialIdentities identities;
    private final OpenSession openSession;
    private final Events events;
    private final InstantSource clock;

    public VerifyAddress(
            Transactions transactions,
            Users users,
            SignUps signUps,
            AddAccount addAccount,
            SocialIdentities identities,
            OpenSession openSession,
            Events events,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.signUps = signUps;
        this.addAccount = addAccount;
        this.identities = identities;
        this.openSession = openSession;
        this.events = events;
        this.clock = clock;
    }

    /// @param device what the client says of itself; null when it says nothing
    /// @throws Refused with [UserRefusal.InvalidLink]
    public SignedIn handle(String token, @Nullable String device) {
        var hash = TokenHash.of(token);
        try {
            return open(hash, device);
        } catch (Refused refused) {
            return switch (refused.refusal()) {
                // Somebody took it a moment ago; now that shows, and another is derived.
                case UserRefusal.HandleTaken _ -> open(hash, device);
                case UserRefusal.AddressTaken _ -> throw invalid();
                default -> throw refused;
            };
        }
    }

    private SignedIn open(TokenHash token, @Nullable String device) {
        return transactions.call(() -> openSession.handle(account(token), device));
    }

    private User account(TokenHash token) {
        var now = clock.instant();
        var used =
                signUps.take(token)
                        .filter(signUp -> now.isBefore(signUp.expiresAt()))
                        .filter(signUp -> users.findByEmail(signUp.email()).isEmpty())
                        .orElseThrow(VerifyAddress::invalid);
        if (!used.isContested()) {
            return withCredentials(used);
        }
        events.publish(new PasswordForgotten(used.email()));
        return addAccount.handle(used.withoutCredentials());
    }

    private User withCredentials(SignUp signUp) {
        var user = addAccount.handle(signUp);
        var identity = signUp.identity();
        if (identity != null && isFree(identity)) {
            identities.link(identity, user.id(), clock.instant());
        }
        return user;
    }

    private static Refused invalid() {
        return new Refused(new UserRefusal.InvalidLink());
    }

    private boolean isFree(SocialIdentity identity) {
        return identities.userOf(identity).isEmpty();
    }
}
