package org.mecene.application.notifications;

import java.util.Map;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.users.UserEvent;
import org.mecene.domain.users.UserEvent.CreatorApplicationDecided;

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
            }
        }
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
