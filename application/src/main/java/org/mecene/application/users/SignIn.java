package org.mecene.application.users;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.DeviceTokens;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Signs somebody in by address and password. A wrong one costs as much time as a right one,
/// whether the address has an account or not (rules.md I4).
public final class SignIn {
    private final Transactions transactions;
    private final Users users;
    private final PasswordHasher hasher;
    private final PassSecondFactor passSecondFactor;
    private final OpenSession openSession;
    private final DeviceTokens deviceTokens;
    private final AddressLimits limits;

    public SignIn(
            Transactions transactions,
            Users users,
            PasswordHasher hasher,
            PassSecondFactor passSecondFactor,
            OpenSession openSession,
            DeviceTokens deviceTokens,
            AddressLimits limits) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.passSecondFactor = passSecondFactor;
        this.openSession = openSession;
        this.deviceTokens = deviceTokens;
        this.limits = limits;
    }

    /// What somebody shows besides address and password.
    ///
    /// @param code of the second factor; null when none was shown
    /// @param deviceToken of an earlier sign-in; null when there is none. One that is not good is
    ///   as none
    /// @param device what the client says of itself; null when it says nothing
    public record Shown(
            @Nullable String code, @Nullable String deviceToken, @Nullable String device) {
        @Override
        public String toString() {
            return "Shown[" + device + "]";
        }
    }

    /// @throws Refused with `TooOften` for known and unknown addresses alike, or
    ///   [UserRefusal.InvalidCredentials]; when the password is right with
    ///   [UserRefusal.AccountBanned], [UserRefusal.TotpRequired], [UserRefusal.InvalidTotp] or
    ///   [UserRefusal.TooManyCodes]
    public SignedIn handle(EmailAddress email, Password password, Shown shown) {
        var user = users.findByEmail(email).orElse(null);
        var deviceToken = goodToken(user, shown.deviceToken());
        if (!limits.isRight(email, deviceToken, () -> isOf(user, password)) || user == null) {
            throw new Refused(new UserRefusal.InvalidCredentials());
        }
        if (user.status() != User.Status.ACTIVE) {
            throw new Refused(new UserRefusal.AccountBanned());
        }
        var checked = renewed(user, password);
        var proved =
                passSecondFactor.handle(user.id(), shown.code())
                        ? Set.of(Proof.Method.PASSWORD, Proof.Method.CODE)
                        : Set.of(Proof.Method.PASSWORD);
        return transactions.call(() ->
                openSession.handle(
                        unchanged(user.id(), password, checked), shown.device(), proved));
    }

    /// Derives in any case.
    private boolean isOf(@Nullable User user, Password password) {
        var matches = hasher.matches(password, user == null ? null : user.passwordHash());
        return matches && user != null && !user.isGone();
    }

    private @Nullable String goodToken(@Nullable User user, @Nullable String token) {
        return user != null && token != null && deviceTokens.isOf(user, token) ? token : null;
    }

    /// Under its lock, so that a password which was changed meanwhile, and every session with it,
    /// lets nobody in any more (rules.md I5). Another sign-in may have renewed the hash: then the
    /// password is looked at once more.
    private User unchanged(UserId id, Password password, PasswordHash checked) {
        return users.findForUpdate(id)
                .filter(now -> now.status() == User.Status.ACTIVE)
                .filter(now ->
                        now.passwordHash().equals(checked)
                                || hasher.matches(password, now.passwordHash()))
                .orElseThrow(() -> new Refused(new UserRefusal.InvalidCredentials()));
    }

    /// A hash of another cost is replaced while the password is at hand; when the server has no
    /// time for that now, the next sign-in will do it.
    ///
    /// @return the one that was made of this password last
    private PasswordHash renewed(User user, Password password) {
        if (!hasher.isOutdated(user.passwordHash())) {
            return user.passwordHash();
        }
        try {
            var hash = hasher.hash(password);
            transactions.run(() ->
                    users.findForUpdate(user.id())
                            .filter(now -> now.passwordHash().equals(user.passwordHash()))
                            .ifPresent(now -> users.save(now.withPassword(hash))));
            return hash;
        } catch (PasswordHasher.Busy _) {
            // The old one is good until then.
            return user.passwordHash();
        }
    }
}
