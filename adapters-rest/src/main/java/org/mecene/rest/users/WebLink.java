package org.mecene.rest.users;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.text.Text;

/// A link that somebody gives to a page of theirs. Only those that a browser may follow without
/// running anything (security.md C8).
final class WebLink {
    private static final int MAX_LENGTH = 500;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebLink() {}

    /// @throws InvalidValue `invalid` for anything but a web address with a host
    static String parse(String text) {
        var link = Text.line(1, MAX_LENGTH).apply(text);
        try {
            var uri = new URI(link);
            var isWeb = uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
            if (isWeb && uri.getHost() != null && uri.getUserInfo() == null) {
                return link;
            }
        } catch (URISyntaxException _) {
            // Answered below, like every other text that is not a link.
        }
        throw new InvalidValue(FieldError.Code.INVALID);
    }
}
