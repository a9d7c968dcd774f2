package org.mecene.domain.documents;

import java.time.Instant;
import java.util.List;
import org.mecene.domain.identity.Language;

/// A document in words, before it has a form.
///
/// @param number as it is printed
/// @param from who issues it
/// @param to whom it is made out to
/// @param facts what it is about
/// @param amounts the last one is the sum
/// @param notes in small letters
public record Sheet(
        Language language,
        String title,
        String number,
        Instant issuedAt,
        Block from,
        Block to,
        List<Line> facts,
        List<Line> amounts,
        List<String> notes) {
    public Sheet {
        facts = List.copyOf(facts);
        amounts = List.copyOf(amounts);
        notes = List.copyOf(notes);
    }

    /// @param lines the first one is a name
    public record Block(String label, List<String> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    public record Line(String label, String value) {}

    /// Says nothing of whom: it ends up in logs.
    @Override
    public String toString() {
        return "Sheet[" + number + "]";
    }
}
