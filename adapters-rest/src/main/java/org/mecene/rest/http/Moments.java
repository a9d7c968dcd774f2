package org.mecene.rest.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// Reads times. They are kept in microseconds, which is what the database holds, so that what was
/// stored compares equal to what was sent.
public final class Moments {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int LENGTH_OF_DATE = 10;

    private Moments() {}

    /// An instant in RFC 3339, at any offset.
    ///
    /// @throws InvalidValue `invalid`
    public static Instant instant(String text) {
        try {
            return bounded(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
    }

    /// An instant, or a date, which stands for its beginning in UTC.
    ///
    /// @throws InvalidValue `invalid`
    public static Instant instantOrDate(String text) {
        if (text.length() != LENGTH_OF_DATE) {
            return instant(text);
        }
        try {
            return bounded(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
    }

    private static Instant bounded(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
