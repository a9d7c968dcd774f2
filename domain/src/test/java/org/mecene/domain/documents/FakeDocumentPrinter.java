package org.mecene.domain.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.mecene.domain.text.Bytes;

/// Prints plain text, a line for a line.
public final class FakeDocumentPrinter implements DocumentPrinter {
    @Override
    public Bytes print(Sheet sheet) {
        var lines = new ArrayList<String>();
        lines.add(sheet.title() + " " + sheet.number());
        lines.add(sheet.from().label() + ": " + String.join(", ", sheet.from().lines()));
        lines.add(sheet.to().label() + ": " + String.join(", ", sheet.to().lines()));
        sheet.facts().forEach(line -> lines.add(line.label() + ": " + line.value()));
        sheet.amounts().forEach(line -> lines.add(line.label() + ": " + line.value()));
        lines.addAll(sheet.notes());
        return Bytes.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
