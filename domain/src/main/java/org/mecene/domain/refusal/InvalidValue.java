package org.mecene.domain.refusal;

import java.util.Map;

/// Thrown by a value's own parser, which does not know the name of the field that it reads.
/// [Validation] turns it into an entry of [CommonRefusal.InvalidInput].
public final class InvalidValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FieldError.Code code;
    private final transient Map<String, Object> facts;

    public InvalidValue(FieldError.Code code) {
        this(code, Map.of());
    }

    /// @param facts what the message needs, such as `min` and `max`
    public InvalidValue(FieldError.Code code, Map<String, Object> facts) {
        super(code.name(), null, false, false);
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public FieldError.Code code() {
        return code;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
