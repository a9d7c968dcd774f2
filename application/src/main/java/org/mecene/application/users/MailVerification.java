package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.application.notifications.EventHandler;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.UserEvent.VerificationLost;

/// Mails the link of the newest sign-up for an address again, as a new one: the one that it stands
/// for stops working. An address for which nobody waits gets nothing.
public final class MailVerification implements EventHandler {
    private final SignUps signUps;
    private final SignUpMails mails;
    private final InstantSource clock;

    public MailVerification(SignUps signUps, SignUpMails mails, InstantSource clock) {
        this.signUps = signUps;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof VerificationLost(var email)) {
            signUps.newestOf(email)
                    .filter(signUp -> clock.instant().isBefore(signUp.expiresAt()))
                    .filter(signUp -> signUps.remove(signUp.token()))
                    .ifPresent(this::sendAgain);
        }
    }

    private void sendAgain(SignUp signUp) {
        var mail = mails.next();
        var until = clock.instant().plus(SignUp.LIFE);
        mails.askToVerify(mail, signUp.again(mails.tokenOf(mail), until));
    }
}
