package org.mecene.domain.payouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// A payout in the provider's own list: money that left our account there for somebody's.
///
/// @param payout our id, as the provider kept it; null for one that somebody made at the provider's
///   own desk
/// @param isBack whether the money came back
public record ProviderPayout(
        String ref, @Nullable PayoutId payout, Money amount, boolean isBack, Instant sentAt) {}
