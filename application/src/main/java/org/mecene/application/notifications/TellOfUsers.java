package org.mecene.application.notifications;

import java.util.Map;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.users.UserEvent;
import org.mecene.domain.users.UserEvent.CreatorApplicationDecided;
import org.mecene.domain.users.UserEvent.PasswordChanged;
import org.mecene.domain.users.UserEvent.PasswordForgotten;

/// Tells people what was decided about them.
public final class TellOfUsers implements EventHandler {
    private final Teller teller;

    public TellOfUsers(Teller teller) {
        this.teller = teller;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof UserEvent event) {
            switch (event) {
                case CreatorApplicationDecided decided -> tell(recorded, decided);
                case PasswordChanged(var user) ->
                        tellOfAccount(recorded, user, NotificationKind.PASSWORD_CHANGED);
                // Its owner, if there is one, gets a mail with a link instead.
                case PasswordForgotten _ -> {}
            }
        }
    }

    /// Something about the account itself, which its owner should know in case it was not them.
    private void tellOfAccount(RecordedEvent recorded, UserId user, NotificationKind kind) {
        var subject = new Subject(Subject.Type.USER, user.value());
        teller.tell(
                recorded, user, new Teller.Message(kind, subject, null, Map.of(), "/me/security"));
    }

    private void tell(RecordedEvent recorded, CreatorApplicationDecided decided) {
        var reason = decided.reason() == null ? "" : decided.reason();
        var facts =
                Map.of(
                        Wording.OUTCOME,
                        decided.approved() ? "approved" : "rejected",
                        "reason",
                        reason);
        var subject = new Subject(Subject.Type.CREATOR_APPLICATION, decided.application().value());
        teller.tell(
                recorded,
                decided.applicant(),
                new Teller.Message(
                        NotificationKind.CREATOR_APPLICATION_DECIDED,
                        subject,
                        null,
                        facts,
                        "/me/creator-application"));
    }
}
