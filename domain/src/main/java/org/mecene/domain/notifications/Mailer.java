package org.mecene.domain.notifications;

/// Puts mails into words and sends them.
public interface Mailer {
    /// Sends one mail. It returns when the mail server has taken it. A mail that is sent again
    /// after a lost answer carries the same Message-ID.
    ///
    /// @throws TryLater when the mail server could not take it now
    /// @throws Undeliverable when the mail server refuses it for good
    void send(Mail mail);

    final class TryLater extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TryLater(String message, Throwable cause) {
            super(message, cause);
        }
    }

    final class Undeliverable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Undeliverable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
