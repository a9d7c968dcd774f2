package org.mecene.application.users;

import org.mecene.domain.events.Events;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.UserEvent.PasswordForgotten;

/// Somebody says that they forgot a password. Whether the address has an account is looked up
/// later, so that neither the answer nor its time tells (rules.md I4); [MailPasswordReset] does it.
public final class ForgetPassword {
    private final Transactions transactions;
    private final Events events;
    private final AddressLimits limits;

    public ForgetPassword(Transactions transactions, Events events, AddressLimits limits) {
        this.transactions = transactions;
        this.events = events;
        this.limits = limits;
    }

    /// @throws Refused with `TooOften` for one address, known or not
    public void handle(EmailAddress email) {
        limits.requireResetLeft(email);
        transactions.run(() -> events.publish(new PasswordForgotten(email)));
    }
}
