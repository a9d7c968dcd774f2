package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// Somebody wants another mail address. The account keeps the old one, which is warned, until the
/// link that was mailed to the new one is used (rules.md I7); [ConfirmAddress] does the rest. The
/// answer does not tell whether the new one has an account already (I4).
public final class ChangeAddress {
    private final Transactions transactions;
    private final ConfirmPassword confirmPassword;
    private final Users users;
    private final MailedLinks links;
    private final MailQueue mails;
    private final MailSecrets secrets;
    private final AddressLimits limits;
    private final Ids ids;
    private final InstantSource clock;

    public ChangeAddress(
            Transactions transactions,
            ConfirmPassword confirmPassword,
            Users users,
            MailedLinks links,
            MailQueue mails,
            MailSecrets secrets,
            AddressLimits limits,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.confirmPassword = confirmPassword;
        this.users = users;
        this.links = links;
        this.mails = mails;
        this.secrets = secrets;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param shown the password, or a fresh proof where there is none
    /// @throws Refused as [ConfirmPassword] does, or with `TooOften` for one wanted address
    public void handle(Actor actor, EmailAddress wanted, ConfirmPassword.Shown shown) {
        var user = confirmPassword.of(actor.requireSignedIn(), shown);
        limits.requireMailLeft(wanted);
        transactions.run(() -> {
            warn(user);
            users.findByEmail(wanted)
                    .ifPresentOrElse(
                            owner -> tellOwner(user, owner), () -> askToConfirm(user, wanted));
        });
    }

    private void warn(User user) {
        var profile = user.profile();
        var content = new MailContent.AddressAboutToChange(profile.displayName());
        send(new Mail(newId(), user.email(), profile.language(), content));
    }

    /// A link is kept that is mailed to nobody: it takes the place of an earlier one, as that of a
    /// free address does, so nobody learns from the earlier one which it was.
    private void tellOwner(User user, User owner) {
        var mail = newId();
        link(user, owner.email(), secretName(mail));
        var profile = owner.profile();
        var content = new MailContent.AddressHasAccount(profile.displayName());
        send(new Mail(mail, owner.email(), profile.language(), content));
    }

    private void askToConfirm(User user, EmailAddress wanted) {
        var mail = newId();
        var secretName = secretName(mail);
        link(user, wanted, secretName);
        var profile = user.profile();
        var content = new MailContent.ConfirmAddress(profile.displayName(), secretName);
        send(new Mail(mail, wanted, profile.language(), content));
    }

    private void link(User user, EmailAddress wanted, String secretName) {
        links.put(
                MailedLink.to(
                        user,
                        MailedLink.Purpose.CHANGE_ADDRESS,
                        wanted,
                        secrets.of(secretName),
                        clock.instant()));
    }

    private static String secretName(MailId mail) {
        return "confirm-address:" + mail;
    }

    private MailId newId() {
        return new MailId(ids.next());
    }

    private void send(Mail mail) {
        mails.add(mail, "change-address:" + mail.id());
    }
}
