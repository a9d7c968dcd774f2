package org.mecene.domain.notifications;

import java.util.List;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.users.EmailAddress;

final class FakeMailerTest implements MailerContract {
    private final FakeMailer mailer = new FakeMailer(new InMemoryTransactions());

    @Override
    public Mailer mailer() {
        return mailer;
    }

    @Override
    public List<String> deliveredTo(EmailAddress address) {
        return mailer.sentTo(address).stream().map(mail -> mail.id().toString()).toList();
    }

    @Override
    public void refuse(EmailAddress address) {
        mailer.refuses(address);
    }

    @Override
    public void goDown() {
        mailer.goDown();
    }
}
