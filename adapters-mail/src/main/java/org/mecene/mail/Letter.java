package org.mecene.mail;

import java.util.List;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.MailContent.Line;

/// A mail in words, before it has a form. Nothing in it is escaped.
///
/// @param lines a table; empty for none
/// @param links where the reader is sent; empty for nowhere
/// @param closing what comes after the links, in small letters
public record Letter(
        Language language,
        String subject,
        String greeting,
        List<String> paragraphs,
        List<Line> lines,
        List<Link> links,
        List<String> closing) {
    public Letter {
        paragraphs = List.copyOf(paragraphs);
        lines = List.copyOf(lines);
        links = List.copyOf(links);
        closing = List.copyOf(closing);
    }

    /// @param url a whole one
    public record Link(String label, String url) {}
}
