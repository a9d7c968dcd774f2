package org.mecene.application.users;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
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
    private final MailQueue mails;
    private final MailSecrets secrets;
    private final AddressLimits limits;
    private final Ids ids;
    private final InstantSource clock;

    public RequestSignUp(
            Transactions transactions,
            Users users,
            SignUps signUps,
            PasswordHasher hasher,
            MailQueue mails,
            MailSecrets secrets,
            AddressLimits limits,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.signUps = signUps;
        this.hasher = hasher;
        this.mails = mails;
        this.secrets = secrets;
        this.limits = limits;
        this.ids = ids;
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
        limits.requireMailLeft(command.email());
        var hash = hash(command);
        var mail = new MailId(ids.next());
        var secretName = "verify-address:" + mail;
        transactions.run(() -> {
            var owner = users.findByEmail(command.email());
            if (owner.isPresent()) {
                tellOwner(mail, owner.get());
                return;
            }
            signUps.add(
                    new SignUp(
                            TokenHash.of(secrets.of(secretName)),
                            command.email(),
                            hash,
                            command.displayName(),
                            command.handle(),
                            command.language(),
                            null,
                            clock.instant().plus(SignUp.LIFE)));
            var content = new MailContent.VerifyAddress(command.displayName(), secretName);
            send(new Mail(mail, command.email(), command.language(), content));
        });
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

    /// In the words of the account, because whoever asks may be anybody and write anything.
    private void tellOwner(MailId id, User owner) {
        var profile = owner.profile();
        var content = new MailContent.AddressHasAccount(profile.displayName());
        send(new Mail(id, owner.email(), profile.language(), content));
    }

    private void send(Mail mail) {
        mails.add(mail, "sign-up:" + mail.id());
    }
}
