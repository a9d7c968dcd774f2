package org.mecene.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.regex.Pattern;
import org.mecene.domain.media.MediaStore.View;

/// The header that tells a browser to show a file in place or to offer it, and under which name
/// (RFC 6266).
final class ContentDisposition {
    private static final List<String> SHOWN = List.of("image/", "video/", "audio/");

    /// Would end the header, or make a name look like another.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._ -]");

    private ContentDisposition() {}

    static String of(View view) {
        var kind =
                SHOWN.stream().anyMatch(view.contentType()::startsWith) ? "inline" : "attachment";
        var name = INVISIBLE.matcher(view.fileName()).replaceAll("");
        var plain = NOT_PLAIN.matcher(name).replaceAll("_");
        var header = kind + "; filename=\"" + plain + "\"";
        return plain.equals(name) ? header : header + "; filename*=UTF-8''" + percentEncoded(name);
    }

    private static String percentEncoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
