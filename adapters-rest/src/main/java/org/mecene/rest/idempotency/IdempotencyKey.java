package org.mecene.rest.idempotency;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.HttpProblem;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Reads the header `Idempotency-Key`: bare, as payment providers take it, or quoted, as the IETF's
/// draft writes it. Both forms of one value are one key.
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Pattern QUOTED = Pattern.compile("\"([\\x20-\\x7E]*)\"");

    private IdempotencyKey() {}

    /// The key in a header that the filter let through; null when none was sent.
    public static @Nullable String of(@Nullable String header) {
        return in(header == null ? null : List.of(header));
    }

    /// @param headers every value that was sent
    /// @return null when none was sent
    /// @throws HttpProblem 400 for anything but one key of 1 to 255 visible ASCII characters
    static @Nullable String in(@Nullable List<String> headers) {
        if (headers == null || headers.isEmpty()) {
            return null;
        }
        var quoted = QUOTED.matcher(headers.getFirst());
        var key = quoted.matches() ? quoted.group(1) : headers.getFirst();
        if (headers.size() > 1 || !FORM.matcher(key).matches()) {
            throw Problem.of(ProblemCode.INVALID_IDEMPOTENCY_KEY).toException();
        }
        return key;
    }
}
