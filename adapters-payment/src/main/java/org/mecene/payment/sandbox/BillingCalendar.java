package org.mecene.payment.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;

/// When the periods of a subscription end. Each is counted from the anchor and not from the one
/// before, so that what began on the 31st ends on the 28th of February and on the 31st of March
/// again (rules.md S12).
///
/// @param anchor when the first paid period begins; its day and time of day, in UTC, are kept
/// @param yearly by the year; by the month otherwise
record BillingCalendar(Instant anchor, boolean yearly) {
    /// The end of the n-th period; the beginning of the first is the end of number 0.
    Instant endOf(int period) {
        var begin = anchor.atOffset(ZoneOffset.UTC);
        return (yearly ? begin.plusYears(period) : begin.plusMonths(period)).toInstant();
    }
}
