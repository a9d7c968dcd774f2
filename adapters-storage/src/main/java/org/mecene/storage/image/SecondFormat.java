package org.mecene.storage.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks for a second format in a file that is kept as it came: one that another program would take
/// for a page, a document or an archive. Images need no such look, since they are encoded anew.
///
/// What is compressed inside a document is not found. That is why documents are offered for
/// download and never shown in place.
final class SecondFormat {
    /// As far as browsers and readers of PDF look for a beginning.
    private static final int HEAD = 1_024;

    /// As far from the end as an archive's directory may end: its own 22 bytes and a comment.
    private static final int TAIL = 22 + 65_535;

    private static final int BLOCK = 65_536;

    private static final Map<String, String> BEGINNINGS = beginnings();
    private static final String END_OF_ZIP = "PK\u0005\u0006";
    private static final List<String> ACTIVE_PARTS = List.of("/JavaScript", "/Launch");
    private static final int LONGEST_PART = 11;

    private SecondFormat() {}

    /// @return the second format's type
    static Optional<String> in(Path file, String type) throws IOException {
        var second = inHead(file, type);
        if (second.isEmpty() && !type.equals("application/epub+zip")) {
            second = inTail(file);
        }
        if (second.isEmpty() && type.equals("application/pdf")) {
            second = activeParts(file);
        }
        return second;
    }

    private static Optional<String> inHead(Path file, String type) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = new String(in.readNBytes(HEAD), ISO_8859_1).toLowerCase(Locale.ROOT);
            return BEGINNINGS.entrySet().stream()
                    .filter(beginning -> !beginning.getValue().equals(type))
                    .filter(beginning -> head.contains(beginning.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    private static Optional<String> inTail(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, Files.size(file) - TAIL));
            var tail = new String(in.readNBytes(TAIL), ISO_8859_1);
            return tail.contains(END_OF_ZIP) ? Optional.of("application/zip") : Optional.empty();
        }
    }

    private static Optional<String> activeParts(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var carried = "";
            for (var block = in.readNBytes(BLOCK); block.length > 0; ) {
                var text = carried + new String(block, ISO_8859_1);
                if (ACTIVE_PARTS.stream().anyMatch(text::contains)) {
                    return Optional.of("application/javascript");
                }
                carried = text.substring(Math.max(0, text.length() - LONGEST_PART));
                block = in.readNBytes(BLOCK);
            }
            return Optional.empty();
        }
    }

    private static Map<String, String> beginnings() {
        var map = new LinkedHashMap<String, String>();
        map.put("<!doctype", "text/html");
        map.put("<html", "text/html");
        map.put("<body", "text/html");
        map.put("<iframe", "text/html");
        map.put("<script", "text/html");
        map.put("<svg", "image/svg+xml");
        map.put("<?php", "text/x-php");
        map.put("%pdf-", "application/pdf");
        return map;
    }
}
