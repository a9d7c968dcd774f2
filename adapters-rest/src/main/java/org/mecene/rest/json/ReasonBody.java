package org.mecene.rest.json;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;

/// Why somebody's wish is turned down.
public record ReasonBody(@Nullable String reason) {
    private static final int MAX = 1_000;

    public String required() {
        var check = new Validation();
        var text = check.required("reason", reason, Text.body(1, MAX));
        return check.result(text::get);
    }
}
