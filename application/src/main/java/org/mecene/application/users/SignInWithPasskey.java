package org.mecene.application.users;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.PasskeyCeremonies.Assertion;
import org.mecene.domain.users.PasskeyChallenge.Purpose;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Signs somebody in by a passkey alone. They hold the authenticator and it has verified them, so
/// no code of a second factor is asked for.
public final class SignInWithPasskey {
    private final Transactions transactions;
    private final Users users;
    private final CheckPasskey checkPasskey;
    private final OpenSession openSession;

    public SignInWithPasskey(
            Transactions transactions,
            Users users,
            CheckPasskey checkPasskey,
            OpenSession openSession) {
        this.transactions = transactions;
        this.users = users;
        this.checkPasskey = checkPasskey;
        this.openSession = openSession;
    }

    /// @param device what the client says of itself; null when it says nothing
    /// @throws Refused with [UserRefusal.InvalidPasskey]; when the passkey is right with
    ///   [UserRefusal.AccountBanned]
    public SignedIn handle(Assertion assertion, @Nullable String device) {
        var owner = checkPasskey.owner(assertion, Purpose.SIGN_IN, null);
        var user =
                users.find(owner)
                        .filter(account -> !account.isGone())
                        .orElseThrow(CheckPasskey::invalid);
        if (user.status() != User.Status.ACTIVE) {
            throw new Refused(new UserRefusal.AccountBanned());
        }
        return transactions.call(
                () -> openSession.handle(still(owner), device, Set.of(Proof.Method.PASSKEY)));
    }

    /// Under its lock: whoever was shut out meanwhile gets no session.
    private User still(UserId owner) {
        return users.findForUpdate(owner)
                .filter(now -> now.status() == User.Status.ACTIVE)
                .orElseThrow(CheckPasskey::invalid);
    }
}
