package org.mecene.mail.smtp;

import org.jspecify.annotations.Nullable;

/// The mail server that takes our mails.
///
/// @param port 465 speaks TLS from the first byte; on every other, STARTTLS is used when it is
///   offered, and demanded before a password leaves this machine
/// @param username null for a server that asks for none; then the password is null too
/// @param from the sender, such as `Mecene <no-reply@example.org>`
public record SmtpSettings(
        String host, int port, @Nullable String username, @Nullable String password, String from) {
    public SmtpSettings {
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("A user name and a password go together");
        }
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + "]";
    }
}
