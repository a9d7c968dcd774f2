package org.mecene.application.users;

import org.mecene.domain.events.Events;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.UserEvent.VerificationLost;

/// Somebody says that the link of their sign-up did not come. Whether anything waits for the
/// address is looked up later, so that neither the answer nor its time tells (rules.md I4);
/// [MailVerification] does it.
public final class ResendVerification {
    private final Transactions transactions;
    private final Events events;
    private final SignUpMails mails;

    public ResendVerification(Transactions transactions, Events events, SignUpMails mails) {
        this.transactions = transactions;
        this.events = events;
        this.mails = mails;
    }

    /// @throws Refused with `TooOften` for one address, known or not
    public void handle(EmailAddress email) {
        mails.requireLeft(email);
        transactions.run(() -> events.publish(new VerificationLost(email)));
    }
}
