package org.mecene.rest.media;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.media.MediaItem;

/// What a part of a form says of itself.
///
/// @param name the field's; null when it has none
/// @param fileName cleaned of paths and control characters
record PartHead(@Nullable String name, String fileName, String contentType) {
    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE_NAME = parameter("filename");
    private static final Pattern EXTENDED_FILE_NAME =
            Pattern.compile(";\\s*filename\\*=utf-8''([^;\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    /// @param lines the header lines, in UTF-8 as browsers send them
    static PartHead of(Iterable<String> lines) {
        var disposition = "";
        var type = UNKNOWN_TYPE;
        for (var line : lines) {
            var colon = line.indexOf(':');
            var field = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (field.equals("content-disposition")) {
                disposition = line.substring(colon + 1);
            } else if (field.equals("content-type")) {
                type = bare(line.substring(colon + 1));
            }
        }
        return new PartHead(value(NAME, disposition), fileName(disposition), type);
    }

    private static String fileName(String disposition) {
        var extended = EXTENDED_FILE_NAME.matcher(disposition);
        var raw = extended.find() ? decoded(extended.group(1)) : value(FILE_NAME, disposition);
        return cleaned(raw == null ? "" : raw);
    }

    static String cleaned(String raw) {
        var last = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
        var visible = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "").strip();
        if (visible.isEmpty() || visible.chars().allMatch(c -> c == '.')) {
            return "file";
        }
        return visible.codePointCount(0, visible.length()) <= MediaItem.MAX_FILE_NAME
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, MediaItem.MAX_FILE_NAME));
    }

    private static @Nullable String decoded(String percent) {
        try {
            return URLDecoder.decode(percent.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String bare(String type) {
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String value(Pattern pattern, String disposition) {
        var found = pattern.matcher(disposition);
        if (!found.find()) {
            return null;
        }
        var quoted = found.group(1);
        return quoted == null ? found.group(2) : quoted.replaceAll("\\\\(.)", "$1");
    }

    private static Pattern parameter(String name) {
        return Pattern.compile(
                ";\\s*" + name + "=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s\"]+))",
                Pattern.CASE_INSENSITIVE);
    }
}
