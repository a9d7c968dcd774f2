package org.mecene.rest.subscriptions;

import java.util.Map;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// Reads counts that have a least and a most.
final class Bounds {
    private Bounds() {}

    /// @throws InvalidValue `below_minimum` or `above_maximum`
    static Integer of(Integer count, int min, int max) {
        if (count < min) {
            throw new InvalidValue(FieldError.Code.BELOW_MINIMUM, Map.of("min", min));
        }
        if (count > max) {
            throw new InvalidValue(FieldError.Code.ABOVE_MAXIMUM, Map.of("max", max));
        }
        return count;
    }
}
