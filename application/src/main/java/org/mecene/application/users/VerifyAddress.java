package org.mecene.application.users;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Makes the account of somebody who used the mailed link, and signs them in. The link works once.
public final class VerifyAddress {
    private static final int SUFFIX_LENGTH = 8;

    private final Transactions transactions;
    private final Users users;
    private final SignUps signUps;
    private final SocialIdentities identities;
    private final OpenSession openSession;
    private final Ids ids;
    private final InstantSource clock;

    public VerifyAddress(
            Transactions transactions,
            Users users,
            SignUps signUps,
            SocialIdentities identities,
            OpenSession openSession,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.signUps = signUps;
        this.identities = identities;
        this.openSession = openSession;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param device what the client says of itself; null when it says nothing
    /// @throws Refused with [UserRefusal.InvalidLink]
    public SignedIn handle(String token, @Nullable String device) {
        return transactions.call(() -> {
            var now = clock.instant();
            var signUp =
                    signUps.take(TokenHash.of(token))
                            .filter(found -> now.isBefore(found.expiresAt()))
                            .orElseThrow(() -> new Refused(new UserRefusal.InvalidLink()));
            if (users.findByEmail(signUp.email()).isPresent()) {
                throw new Refused(new UserRefusal.InvalidLink());
            }
            var user = addAccount(signUp, now);
            identities
                    .takeAwaited(signUp.token())
                    .filter(identity -> identities.userOf(identity).isEmpty())
                    .ifPresent(identity -> identities.link(identity, user.id(), now));
            return openSession.handle(user, device);
        });
    }

    private User addAccount(SignUp signUp, Instant now) {
        var id = new UserId(ids.next());
        var profile = new User.Profile(signUp.displayName(), null, null, signUp.language(), null);
        var user =
                User.begin(
                        id,
                        signUp.email(),
                        signUp.passwordHash(),
                        handleFor(signUp, id),
                        profile,
                        now);
        users.add(user);
        return user;
    }

    /// The wish is not reserved while the link waits; whoever comes second gets one derived from
    /// the name.
    private Handle handleFor(SignUp signUp, UserId id) {
        var wish = signUp.handle();
        if (wish != null && !users.isHandleTaken(wish)) {
            return wish;
        }
        var random = id.value().toString().replace("-", "");
        return Handle.derivedFrom(
                signUp.displayName(), random.substring(random.length() - SUFFIX_LENGTH));
    }
}
