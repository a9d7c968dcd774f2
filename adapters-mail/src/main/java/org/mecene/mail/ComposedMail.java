package org.mecene.mail;

import java.util.List;
import org.mecene.domain.identity.Language;

/// What a mail says, in both of its forms.
///
/// @param subject one line
/// @param text plain text, with every link as a whole URL
/// @param links every link in the text, in its order
public record ComposedMail(
        Language language, String subject, String text, String html, List<String> links) {
    public ComposedMail {
        links = List.copyOf(links);
    }
}
