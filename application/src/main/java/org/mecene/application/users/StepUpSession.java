package org.mecene.application.users;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.PasskeyCeremonies.Assertion;
import org.mecene.domain.users.PasskeyChallenge.Purpose;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Proofs;
import org.mecene.domain.users.SecondFactors;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Somebody who is signed in shows anew who they are, before what needs a fresh proof (security.md
/// A13): by a passkey, or by a code where the account has a second factor, else by the password.
/// Whoever has none of these signs in again: that is a fresh proof as well.
public final class StepUpSession {
    private final Transactions transactions;
    private final Users users;
    private final SecondFactors factors;
    private final PasswordHasher hasher;
    private final PassSecondFactor passSecondFactor;
    private final CheckPasskey checkPasskey;
    private final SessionLimits limits;
    private final Proofs proofs;
    private final AccessTokens accessTokens;
    private final InstantSource clock;

    public StepUpSession(
            Transactions transactions,
            Users users,
            SecondFactors factors,
            PasswordHasher hasher,
            PassSecondFactor passSecondFactor,
            CheckPasskey checkPasskey,
            SessionLimits limits,
            Proofs proofs,
            AccessTokens accessTokens,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.factors = factors;
        this.hasher = hasher;
        this.passSecondFactor = passSecondFactor;
        this.checkPasskey = checkPasskey;
        this.limits = limits;
        this.proofs = proofs;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    /// A fresh access token of the caller's session. The session remembers the proof, so that the
    /// tokens that follow by refreshing carry it too.
    ///
    /// @param password null when it was not shown; needed without a second factor
    /// @param code null when none was shown; needed with a second factor
    /// @throws Refused with `InvalidInput`, [UserRefusal.InvalidCredentials],
    ///   [UserRefusal.TotpRequired], [UserRefusal.InvalidTotp] or [UserRefusal.TooManyCodes]; with
    ///   `TooOften` after many wrong passwords in this session
    public String handle(Actor actor, @Nullable Password password, @Nullable String code) {
        var caller = actor.requireSignedIn();
        return renewed(caller, shown(caller, password, code));
    }

    /// Like the other one, by what an authenticator signed.
    ///
    /// @throws Refused with [UserRefusal.InvalidPasskey]
    public String handle(Actor actor, Assertion assertion) {
        var caller = actor.requireSignedIn();
        checkPasskey.owner(assertion, Purpose.STEP_UP, caller.id());
        return renewed(caller, Set.of(Proof.Method.PASSKEY));
    }

    private String renewed(Actor.SignedIn caller, Set<Proof.Method> methods) {
        return transactions.call(() -> {
            var now = clock.instant();
            var proof = new Proof(now, methods);
            proofs.put(caller.session(), proof);
            return accessTokens.issue(
                    new AccessTokens.Claims(caller.id(), caller.session(), now, proof));
        });
    }

    private Set<Proof.Method> shown(
            Actor.SignedIn caller, @Nullable Password password, @Nullable String code) {
        var methods = EnumSet.noneOf(Proof.Method.class);
        if (password != null) {
            var user =
                    users.find(caller.id()).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            if (!limits.isRight(
                    caller.session(), () -> hasher.matches(password, user.passwordHash()))) {
                throw new Refused(new UserRefusal.InvalidCredentials());
            }
            methods.add(Proof.Method.PASSWORD);
        } else if (!factors.isOn(caller.id())) {
            throw Validation.refused("password", FieldError.Code.REQUIRED);
        }
        if (passSecondFactor.handle(caller.id(), code)) {
            methods.add(Proof.Method.CODE);
        }
        return methods;
    }
}
