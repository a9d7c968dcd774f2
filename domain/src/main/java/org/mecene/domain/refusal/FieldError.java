package org.mecene.domain.refusal;

import java.util.Locale;
import java.util.Map;

/// One reason why one field of a request cannot be accepted.
///
/// @param field the path of the field in the client's own words, such as `goal.currency`
/// @param facts what the message needs, such as `min` and `max`
public record FieldError(String field, Code code, Map<String, Object> facts) {
    public FieldError {
        facts = Map.copyOf(facts);
    }

    public FieldError(String field, Code code) {
        this(field, code, Map.of());
    }

    /// The closed set of reasons. Each has a message in every language of the server.
    public enum Code {
        REQUIRED,
        TOO_SHORT,
        TOO_LONG,
        TOO_MANY,
        INVALID,
        CONTROL_CHARACTERS,
        NOT_POSITIVE,
        NOT_AN_INTEGER,
        BELOW_MINIMUM,
        ABOVE_MAXIMUM,
        UNSUPPORTED,
        UNKNOWN,
        DUPLICATE,
        RESERVED,
        TOO_COMMON,
        IN_THE_PAST,
        TOO_LATE,
        WRONG_CURRENCY,
        NOT_READY,
        NOT_ALLOWED_HERE;

        /// The code as clients see it, such as `too_short`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
