package org.mecene.mail;

import java.time.Instant;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.users.EmailAddress;

/// A mail that is ready to go.
///
/// @param messageId with its angle brackets; the same whenever the same mail is sent
public record OutgoingMail(
        MailId id, String messageId, EmailAddress to, ComposedMail content, Instant sentAt) {}
