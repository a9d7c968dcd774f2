package org.mecene.rest.payments;

import java.time.Instant;
import java.util.List;
import org.mecene.domain.notifications.SentMails.SentMail;

/// A mail that went out, secrets in its links included: the sandbox is for developers.
record SentMailJson(String to, String subject, String text, List<String> links, Instant sentAt) {
    static SentMailJson of(SentMail mail) {
        return new SentMailJson(
                mail.to().value(), mail.subject(), mail.text(), mail.links(), mail.sentAt());
    }

    @Override
    public String toString() {
        return "SentMailJson";
    }
}
