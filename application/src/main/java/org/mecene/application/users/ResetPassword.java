package org.mecene.application.users;

import java.time.InstantSource;
import java.util.function.Predicate;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.MailedLink.Purpose;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Sets another password for somebody who used the mailed link, and ends all their sessions:
/// whoever knew the old password must be out (rules.md I5). It signs nobody in, but ends the wait
/// that strangers who guessed at the old one have caused.
public final class ResetPassword {
    private final Transactions transactions;
    private final Users users;
    private final MailedLinks links;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final AddressLimits limits;
    private final ReplacePassword replacePassword;
    private final InstantSource clock;

    public ResetPassword(
            Transactions transactions,
            Users users,
            MailedLinks links,
            Sessions sessions,
            PasswordHasher hasher,
            AddressLimits limits,
            ReplacePassword replacePassword,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.hasher = hasher;
        this.limits = limits;
        this.replacePassword = replacePassword;
        this.clock = clock;
    }

    /// @throws Refused with [UserRefusal.InvalidLink]
    public void handle(String token, Password password) {
        var hash = TokenHash.of(token);
        // Guesses are turned away before they cost a derivation.
        var owner =
                links.find(hash, Purpose.RESET_PASSWORD)
                        .filter(link -> users.find(link.user()).filter(isFor(link)).isPresent())
                        .orElseThrow(ResetPassword::invalid)
                        .user();
        var newHash = hasher.hash(password);
        var address =
                transactions.call(() -> {
                    var user = users.findForUpdate(owner).orElseThrow(ResetPassword::invalid);
                    var link = links.take(hash, Purpose.RESET_PASSWORD);
                    if (link.filter(found -> isFor(found).test(user)).isEmpty()) {
                        throw invalid();
                    }
                    replacePassword.handle(user, newHash, "password.reset");
                    sessions.endAll(user.id());
                    return user.email();
                });
        limits.forgetGuesses(address);
    }

    private Predicate<User> isFor(MailedLink link) {
        return user -> link.isGoodFor(user, clock.instant());
    }

    private static Refused invalid() {
        return new Refused(new UserRefusal.InvalidLink());
    }
}
