package org.mecene.mail.smtp;

import jakarta.mail.MessagingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What went wrong while a mail server was spoken to, in its own words without the addresses in
/// them.
final class SmtpConversationFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final int MAX_LENGTH = 500;

    private SmtpConversationFailed(String message) {
        super(message);
    }

    static SmtpConversationFailed from(MessagingException failure) {
        var text = new StringBuilder();
        for (@Nullable Throwable link = failure; link != null && text.length() < MAX_LENGTH; ) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(link.getClass().getSimpleName())
                    .append(": ")
                    .append(link.getMessage());
            link = link instanceof MessagingException nested ? nested.getNextException() : null;
        }
        var line = LINE_END.matcher(text).replaceAll(" ");
        var cleaned = ADDRESS.matcher(line).replaceAll("***");
        var result =
                new SmtpConversationFailed(
                        cleaned.substring(0, Math.min(cleaned.length(), MAX_LENGTH)));
        result.setStackTrace(failure.getStackTrace());
        return result;
    }
}
