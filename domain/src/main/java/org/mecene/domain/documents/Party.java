package org.mecene.domain.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.Country;

/// Who issues a document, or whom it is made out to, as it is printed.
///
/// @param lines of the address; empty for none
public record Party(
        String name, List<String> lines, @Nullable Country country, @Nullable String taxId) {
    public Party {
        lines = List.copyOf(lines);
    }

    public static Party named(String name) {
        return new Party(name, List.of(), null, null);
    }

    /// Says nothing of whom: it ends up in logs.
    @Override
    public String toString() {
        return "Party";
    }
}
