package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.application.notifications.EventHandler;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.PasswordForgotten;
import org.mecene.domain.users.Users;

/// Mails the owner of an address, if it has an account, a link to choose another password. The
/// newest link is the only one that works.
public final class MailPasswordReset implements EventHandler {
    private final Users users;
    private final MailedLinks links;
    private final MailQueue mails;
    private final MailSecrets secrets;
    private final Ids ids;
    private final InstantSource clock;

    public MailPasswordReset(
            Users users,
            MailedLinks links,
            MailQueue mails,
            MailSecrets secrets,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.links = links;
        this.mails = mails;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof PasswordForgotten(var email)) {
            users.findByEmail(email).ifPresent(user -> mail(user, recorded));
        }
    }

    private void mail(User user, RecordedEvent recorded) {
        var mail = new MailId(ids.next());
        var secretName = "reset-password:" + mail;
        links.put(
                MailedLink.to(
                        user,
                        MailedLink.Purpose.RESET_PASSWORD,
                        user.email(),
                        secrets.of(secretName),
                        clock.instant()));
        var profile = user.profile();
        var content = new MailContent.ResetPassword(profile.displayName(), secretName);
        mails.add(
                new Mail(mail, user.email(), profile.language(), content),
                "reset-password:" + recorded.id());
    }
}
