package org.mecene.domain.notifications;

import org.mecene.domain.identity.Language;
import org.mecene.domain.users.EmailAddress;

/// A mail to one person.
public record Mail(MailId id, EmailAddress to, Language language, MailContent content) {}
