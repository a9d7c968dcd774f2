package org.mecene.rest.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The forms that parts of a request's head must have (RFC 3986, RFC 9112), where Grizzly takes
/// anything.
final class MessageSyntax {
    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final boolean[] PATH = table(UNRESERVED + "!$&'()*+,;=:@/%");
    // Brackets are not allowed in a query by the letter; many clients send them all the same.
    private static final boolean[] QUERY = table(UNRESERVED + "!$&'()*+,;=:@/?%[]");
    private static final boolean[] TOKEN =
            table(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                            + "!#$%&'*+-.^_`|~");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");
    private static final int DELETE = 0x7F;
    private static final int SPACE = 0x20;

    private MessageSyntax() {}

    /// Whether a path is well-formed and stands for text without control characters.
    static boolean isPath(String path) {
        if (!path.startsWith("/") || !consistsOf(path, PATH)) {
            return false;
        }
        var text = decoded(path);
        return text != null && text.chars().noneMatch(c -> c < SPACE || c == DELETE);
    }

    /// Whether a query is well-formed and stands for text without a NUL.
    static boolean isQuery(String query) {
        if (!consistsOf(query, QUERY)) {
            return false;
        }
        var text = decoded(query);
        return text != null && text.indexOf('\0') < 0;
    }

    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && consistsOf(text, TOKEN);
    }

    /// Whether a header's value holds no control character but the tab.
    static boolean isValue(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if ((c < SPACE && c != '\t') || c == DELETE) {
                return false;
            }
        }
        return true;
    }

    static boolean isLength(String text) {
        return !text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// What a percent-encoded text stands for; null when an encoding is broken, or is not UTF-8.
    private static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = ByteBuffer.allocate(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            var isWhole =
                    i + 2 < text.length()
                            && HexFormat.isHexDigit(text.charAt(i + 1))
                            && HexFormat.isHexDigit(text.charAt(i + 2));
            if (!isWhole) {
                return null;
            }
            bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static boolean consistsOf(String text, boolean[] allowed) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= allowed.length || !allowed[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] table(String characters) {
        var table = new boolean[DELETE + 1];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }
}
