package org.mecene.domain.notifications;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.users.EmailAddress;

/// Collects what was sent, and fails when it is told to. Refuses to be called inside a transaction.
public final class FakeMailer implements Mailer {
    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private final List<EmailAddress> refused = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final InMemoryTransactions transactions;

    public FakeMailer(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void send(Mail mail) {
        transactions.requireNone();
        var broken = failure.get();
        if (broken != null) {
            throw broken;
        }
        if (refused.contains(mail.to())) {
            throw new Undeliverable("No such mailbox", new IllegalStateException("550"));
        }
        sent.add(mail);
    }

    /// From now on the mail server takes nothing.
    public void goDown() {
        failWith(new TryLater("The mail server does not answer", new IllegalStateException("421")));
    }

    /// From now on sending ends in this.
    public void failWith(RuntimeException exception) {
        failure.set(exception);
    }

    public void comeBack() {
        failure.set(null);
    }

    /// From now on the mail server refuses this address for good.
    public void refuses(EmailAddress address) {
        refused.add(address);
    }

    public List<Mail> sent() {
        return List.copyOf(sent);
    }

    public List<Mail> sentTo(EmailAddress address) {
        return sent.stream().filter(mail -> mail.to().equals(address)).toList();
    }
}
