package org.mecene.rest.payments;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Validation;

/// @param duration in ISO 8601: days and less (`P31D`, `PT2H`), or whole months and years (`P1M`)
record AdvanceBody(@Nullable String duration) {
    Duration from(Instant now) {
        var check = new Validation();
        var time = check.required("duration", duration, text -> parse(text, now));
        return check.result(time::get);
    }

    private static Duration parse(String text, Instant now) {
        try {
            var hasTime = text.indexOf('T') >= 0 || text.endsWith("D");
            if (hasTime) {
                return Duration.parse(text);
            }
            var later = now.atOffset(ZoneOffset.UTC).plus(Period.parse(text)).toInstant();
            return Duration.between(now, later);
        } catch (DateTimeException | ArithmeticException _) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
    }
}
