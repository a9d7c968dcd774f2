package org.mecene.domain.payments;

import java.util.UUID;

/// What a provider is asked for: another price for a subscription that runs.
///
/// @param change our id of this change, by which a repeated one is known
/// @param when from when the new price counts
public record PriceChangeOrder(UUID change, String recurringRef, String priceRef, When when) {
    /// From when a new price counts (rules.md S11).
    public enum When {
        /// From now on. The payer is charged at once for what the rest of the running period costs
        /// more. A price of another interval begins a new period now, less what the unused rest of
        /// the old one was worth; the end of that new period is a month, or a year, from now.
        NOW,
        /// From the end of the running period on; until then nothing changes.
        AT_PERIOD_END
    }
}
