package org.mecene.application.users;

import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;

/// What is mailed to an address with which somebody wants an account: a link to show that it is
/// theirs, or to its owner that there is one already. But for [#requireLeft] in the caller's
/// transaction.
public final class SignUpMails {
    private final Transactions transactions;
    private final SignUps signUps;
    private final MailQueue mails;
    private final MailSecrets secrets;
    private final AddressLimits limits;
    private final Ids ids;

    public SignUpMails(
            Transactions transactions,
            SignUps signUps,
            MailQueue mails,
            MailSecrets secrets,
            AddressLimits limits,
            Ids ids) {
        this.transactions = transactions;
        this.signUps = signUps;
        this.mails = mails;
        this.secrets = secrets;
        this.limits = limits;
        this.ids = ids;
    }

    /// To be called outside of a transaction, before anything is kept. Who cannot be heard any more
    /// may be the owner, and whoever used the mails up a stranger: so all that wait are contested.
    ///
    /// @throws Refused with `TooOften` for an address, known or not
    void requireLeft(EmailAddress address) {
        try {
            limits.requireMailLeft(address);
        } catch (Refused refused) {
            transactions.run(() -> signUps.contest(address));
            throw refused;
        }
    }

    /// The next mail, of which [#tokenOf] is known before it is written.
    MailId next() {
        return new MailId(ids.next());
    }

    /// What is kept of the secret in a mail's link.
    TokenHash tokenOf(MailId mail) {
        return TokenHash.of(secrets.of(secretName(mail)));
    }

    /// Keeps a wish and mails its link.
    ///
    /// @param wish under [#tokenOf] this mail
    void askToVerify(MailId mail, SignUp wish) {
        signUps.add(wish);
        var content = new MailContent.VerifyAddress(wish.displayName(), secretName(mail));
        send(new Mail(mail, wish.email(), wish.language(), content));
    }

    /// In the words of the account, because whoever asks may be anybody and write anything.
    void tellOwner(MailId mail, User owner) {
        var profile = owner.profile();
        var content = new MailContent.AddressHasAccount(profile.displayName());
        send(new Mail(mail, owner.email(), profile.language(), content));
    }

    private void send(Mail mail) {
        mails.add(mail, "sign-up:" + mail.id());
    }

    private static String secretName(MailId mail) {
        return "verify-address:" + mail;
    }
}
