package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.SignInCode;
import org.mecene.domain.users.SocialSignIns;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Opens the session of somebody who comes back from an identity provider. The second factor of the
/// account is asked for on this way too; the code is spent only when all is right, so that it can
/// be shown again with it. An identity that only the verified address joins to the account is
/// linked after that, and not before: somebody who got hold of the mailbox alone leaves nothing
/// behind.
public final class ExchangeSignInCode {
    private final Transactions transactions;
    private final SocialSignIns signIns;
    private final Users users;
    private final PassSecondFactor passSecondFactor;
    private final AttachIdentity attachIdentity;
    private final OpenSession openSession;
    private final InstantSource clock;

    public ExchangeSignInCode(
            Transactions transactions,
            SocialSignIns signIns,
            Users users,
            PassSecondFactor passSecondFactor,
            AttachIdentity attachIdentity,
            OpenSession openSession,
            InstantSource clock) {
        this.transactions = transactions;
        this.signIns = signIns;
        this.users = users;
        this.passSecondFactor = passSecondFactor;
        this.attachIdentity = attachIdentity;
        this.openSession = openSession;
        this.clock = clock;
    }

    /// @param totp the code of the second factor; null when none was shown
    /// @param device what the client says of itself; null when it says nothing
    /// @throws Refused with [UserRefusal.InvalidSignInCode], [UserRefusal.AccountBanned],
    ///   [UserRefusal.TotpRequired], [UserRefusal.InvalidTotp], [UserRefusal.TooManyCodes], or
    ///   [UserRefusal.IdentityTaken] when it was linked elsewhere meanwhile
    public SignedIn handle(String code, @Nullable String totp, @Nullable String device) {
        var hash = TokenHash.of(code);
        var user =
                signIns.findCode(hash)
                        .filter(this::isYoung)
                        .filter(found -> found.purpose() == SignInCode.Purpose.SIGN_IN)
                        .map(this::owner)
                        .orElseThrow(ExchangeSignInCode::invalid);
        if (user.status() != User.Status.ACTIVE) {
            throw new Refused(new UserRefusal.AccountBanned());
        }
        var shown =
                passSecondFactor.handle(user.id(), totp)
                        ? Set.of(Proof.Method.PROVIDER, Proof.Method.CODE)
                        : Set.of(Proof.Method.PROVIDER);
        return transactions.call(() -> {
            var now =
                    users.findForUpdate(user.id())
                            .filter(account -> account.status() == User.Status.ACTIVE)
                            .orElseThrow(ExchangeSignInCode::invalid);
            var taken = signIns.takeCode(hash).orElseThrow(ExchangeSignInCode::invalid);
            if (taken.identity() != null) {
                attachIdentity.handle(taken.identity(), user.id());
            }
            return openSession.handle(now, device, shown);
        });
    }

    private boolean isYoung(SignInCode code) {
        return clock.instant().isBefore(code.expiresAt());
    }

    private User owner(SignInCode code) {
        return users.find(code.user())
                .filter(user -> !user.isGone())
                .orElseThrow(ExchangeSignInCode::invalid);
    }

    private static Refused invalid() {
        return new Refused(new UserRefusal.InvalidSignInCode());
    }
}
