package org.mecene.application.notifications;

import java.util.Map;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.UserEvent;
import org.mecene.domain.users.UserEvent.AddressChanged;
import org.mecene.domain.users.UserEvent.CreatorApplicationDecided;
import org.mecene.domain.users.UserEvent.PasswordChanged;
import org.mecene.domain.users.UserEvent.PasswordForgotten;
import org.mecene.domain.users.UserEvent.SignInChanged;
import org.mecene.domain.users.UserEvent.SignedInElsewhere;
import org.mecene.domain.users.UserEvent.VerificationLost;

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
                        tellOfAccount(recorded, user, NotificationKind.PASSWORD_CHANGED, Map.of());
                case AddressChanged(var user, var before) -> {
                    tellOfAccount(recorded, user, NotificationKind.EMAIL_CHANGED, Map.of());
                    tellOldAddress(recorded, user, before);
                }
                case SignedInElsewhere(var user, var device) ->
                        tellOfAccount(
                                recorded,
                                user,
                                NotificationKind.NEW_SIGN_IN,
                                Map.of("device", device.value()));
                case SignInChanged(var user, var change, var what) ->
                        tellOfAccount(
                                recorded,
                                user,
                                NotificationKind.SIGN_IN_CHANGED,
                                Map.of(Wording.OUTCOME, change.wire(), "what", what));
                // Its owner, if there is one, gets a mail with a link instead.
                case PasswordForgotten _, VerificationLost _ -> {}
            }
        }
    }

    /// Something about the account itself, which its owner should know in case it was not them.
    private void tellOfAccount(
            RecordedEvent recorded, UserId user, NotificationKind kind, Map<String, String> facts) {
        var subject = new Subject(Subject.Type.USER, user.value());
        teller.tell(recorded, user, new Teller.Message(kind, subject, null, facts, "/me/security"));
    }

    /// The owner of the old address may not be who changed it (rules.md I7).
    private void tellOldAddress(RecordedEvent recorded, UserId id, EmailAddress before) {
        var wording = teller.wording();
        teller.find(id)
                .ifPresent(user -> {
                    var language = user.profile().language();
                    var kind = NotificationKind.EMAIL_CHANGED;
                    var content =
                            new MailContent.Told(
                                    wording.title(kind, Map.of(), language),
                                    wording.text(kind, Map.of(), language),
                                    null);
                    teller.mail(recorded, new Mail(teller.newMailId(), before, language, content));
                });
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
