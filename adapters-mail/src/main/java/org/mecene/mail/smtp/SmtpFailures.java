package org.mecene.mail.smtp;

import jakarta.mail.MessagingException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.domain.notifications.Mailer.Undeliverable;

/// Tells what a mail server's refusal means. Only what it says of the recipient or of the message
/// is for good; what it says of the sender, of itself, or not at all may pass.
final class SmtpFailures {
    private static final int FIRST_PASSING = 400;
    private static final int FIRST_PERMANENT = 500;

    /// Permanent by their first digit, but answers to how we speak or who we are.
    private static final Set<Integer> OF_THE_SENDER = Set.of(500, 502, 503, 530, 534, 535, 538);

    private SmtpFailures() {}

    /// What is to be thrown. Neither its message nor its cause's holds an address.
    static RuntimeException of(MessagingException failure) {
        var answer = answerOf(failure);
        var cause = SmtpConversationFailed.from(failure);
        if (answer < FIRST_PASSING) {
            return new TryLater("The mail server could not be spoken to", cause);
        }
        var message = "The mail server answered " + answer;
        return answer < FIRST_PERMANENT || OF_THE_SENDER.contains(answer)
                ? new TryLater(message, cause)
                : new Undeliverable(message, cause);
    }

    /// The answer to `RCPT` or `DATA`; 0 when it never came to that.
    private static int answerOf(MessagingException failure) {
        for (@Nullable Exception link = failure; link != null; link = next(link)) {
            if (link instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (link instanceof SMTPSendFailedException send) {
                return send.getCommand().startsWith("MAIL") ? 0 : send.getReturnCode();
            }
        }
        return 0;
    }

    private static @Nullable Exception next(Exception link) {
        return link instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
