package org.mecene.application.users;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Somebody asks for an account. Whatever the address, the same is done and answered: a password is
/// derived, a mail is sent (rules.md I4). Others who ask with the same address are not pushed
/// aside: [VerifyAddress] sees them all.
public final class RequestSignUp {
    private final Transactions transactions;
    private final Users users;
    private final SignUps signUps;
    private final PasswordHasher hasher;
    private final SignUpMails mails;
    private final InstantSource clock;

    public RequestSignUp(
            Transactions transactions,
            Users users,
            SignUps signUps,
            PasswordHasher hasher,
            SignUpMails mails,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.signUps = signUps;
        this.hasher = hasher;
        this.mails = mails;
        this.clock = clock;
    }

    /// @param handle null to have one made from the display name
    public record Command(
            EmailAddress email,
            Password password,
            String displayName,
            @Nullable Handle handle,
            Language language) {}

    /// @throws Refused with [UserRefusal.HandleTaken], or `TooOften` for one address, known or not
    public void handle(Command command) {
        if (command.handle() != null && users.isHandleTaken(command.handle())) {
            throw new Refused(new UserRefusal.HandleTaken(command.handle()));
        }
        mails.requireLeft(command.email());
        var hash = hash(command);
        var mail = mails.next();
        transactions.run(() ->
                users.findByEmail(command.email())
                        .ifPresentOrElse(
                                owner -> mails.tellOwner(mail, owner),
                                () -> mails.askToVerify(mail, wish(mail, command, hash))));
    }

    private SignUp wish(MailId mail, Command command, PasswordHash hash) {
        return new SignUp(
                mails.tokenOf(mail),
                command.email(),
                hash,
                command.displayName(),
                command.handle(),
                command.language(),
                null,
                false,
                clock.instant().plus(SignUp.LIFE));
    }

    /// Whoever asks again with the same password gets the hash of the first time: so it shows that
    /// it is the same person ([SignUp#isBySameAsker]), who only lost a mail. Both derivations are
    /// made in any case, so that the time tells nothing.
    private PasswordHash hash(Command command) {
        var earlier = signUps.newestOf(command.email()).map(SignUp::passwordHash);
        var isSame = hasher.matches(command.password(), earlier.orElse(null));
        var fresh = hasher.hash(command.password());
        return isSame ? earlier.orElse(fresh) : fresh;
    }
}
