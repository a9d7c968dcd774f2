package org.mecene.rest.json;

import java.util.List;
import java.util.function.Function;
import org.mecene.domain.change.Change;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.refusal.Validation.Checked;

/// Reads what partial updates say.
public final class Patches {
    private Patches() {}

    /// An optional text that a form sent empty is cleared.
    public static Change<String> emptyClears(Change<String> change) {
        return change instanceof Change.To<String>(var text) && text.isBlank()
                ? Change.clear()
                : change;
    }

    /// Reads a list that replaces another as a whole.
    public static <R, T> Change<List<T>> list(
            Validation check,
            String field,
            Change<List<R>> change,
            int max,
            Function<? super R, ? extends T> parse) {
        return switch (change) {
            case Change.Keep<List<R>>() -> Change.keep();
            case Change.Clear<List<R>>() -> Change.clear();
            case Change.To<List<R>>(var raw) -> {
                Checked<List<T>> read = check.list(field, raw, max, parse);
                yield Change.to(read.or(List.of()));
            }
        };
    }
}
