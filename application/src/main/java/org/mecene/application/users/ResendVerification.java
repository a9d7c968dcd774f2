package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.TokenHash;

/// Sends the link of a sign-up again. The earlier link stops working; an address without a sign-up
/// gets nothing.
public final class ResendVerification {
    private final Transactions transactions;
    private final SignUps signUps;
    private final MailQueue mails;
    private final MailSecrets secrets;
    private final AddressLimits limits;
    private final Ids ids;
    private final InstantSource clock;

    public ResendVerification(
            Transactions transactions,
            SignUps signUps,
            MailQueue mails,
            MailSecrets secrets,
            AddressLimits limits,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.signUps = signUps;
        this.mails = mails;
        this.secrets = secrets;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws Refused with `TooOften` for one address, known or not
    public void handle(EmailAddress email) {
        limits.requireMailLeft(email);
        transactions.run(() ->
                signUps.newestOf(email)
                        .filter(found -> signUps.remove(found.token()))
                        .ifPresent(this::sendAgain));
    }

    private void sendAgain(SignUp signUp) {
        var mail = new MailId(ids.next());
        var secretName = "verify-address:" + mail;
        var token = TokenHash.of(secrets.of(secretName));
        signUps.add(signUp.again(token, clock.instant().plus(SignUp.LIFE)));
        var content = new MailContent.VerifyAddress(signUp.displayName(), secretName);
        mails.add(new Mail(mail, signUp.email(), signUp.language(), content), "sign-up:" + mail);
    }
}
