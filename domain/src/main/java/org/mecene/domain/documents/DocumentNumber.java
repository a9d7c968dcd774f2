package org.mecene.domain.documents;

import java.util.Locale;
import java.util.regex.Pattern;

/// The number of a document, such as `R-2026-000001`: one after the other in each series and year,
/// without gaps.
///
/// @param year in which it was issued, in UTC
/// @param sequence from 1
public record DocumentNumber(DocumentKind kind, int year, long sequence) {
    private static final Pattern FORM = Pattern.compile("([A-Z])-(\\d{4})-(\\d{6,18})");

    public DocumentNumber {
        if (year < 1970 || year > 9999 || sequence < 1) {
            throw new IllegalArgumentException("No number of a document: " + year + " " + sequence);
        }
    }

    /// Reads what [#toString] wrote.
    ///
    /// @throws IllegalArgumentException for anything else
    public static DocumentNumber parse(String text) {
        var match = FORM.matcher(text);
        if (match.matches()) {
            for (var kind : DocumentKind.values()) {
                if (kind.series() == match.group(1).charAt(0)) {
                    return new DocumentNumber(
                            kind, Integer.parseInt(match.group(2)), Long.parseLong(match.group(3)));
                }
            }
        }
        throw new IllegalArgumentException("No number of a document: " + text);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%d-%06d", kind.series(), year, sequence);
    }
}
