package org.mecene.domain.documents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.Country;

/// To whom somebody's documents are made out. The name is the legal one; nobody but its owner and
/// administrators sees it (rules.md C26).
public record BillingDetails(
        String name, @Nullable String address, @Nullable Country country, @Nullable String taxId) {
    public static final int MAX_NAME = 120;
    public static final int MAX_ADDRESS = 300;
    public static final int MAX_LINES = 6;
    public static final int MAX_TAX_ID = 40;

    /// @throws InvalidValue for a name that is empty, too long or holds control characters
    public static String parseName(String raw) {
        return Text.line(1, MAX_NAME).apply(raw);
    }

    /// @throws InvalidValue for an address that is empty, too long, holds control characters or has
    ///   too many lines
    public static String parseAddress(String raw) {
        var address = Text.body(1, MAX_ADDRESS).apply(raw);
        if (address.lines().count() > MAX_LINES) {
            throw new InvalidValue(FieldError.Code.TOO_MANY, Map.of("max", MAX_LINES));
        }
        return address;
    }

    /// Countries have many forms of it, so only its length is looked at.
    ///
    /// @throws InvalidValue for one that is empty, too long or holds control characters
    public static String parseTaxId(String raw) {
        return Text.line(1, MAX_TAX_ID).apply(raw);
    }

    public Party toParty() {
        var lines =
                address == null
                        ? List.<String>of()
                        : address.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return new Party(name, lines, country, taxId);
    }

    /// Says nothing of whom: it ends up in logs.
    @Override
    public String toString() {
        return "BillingDetails";
    }
}
