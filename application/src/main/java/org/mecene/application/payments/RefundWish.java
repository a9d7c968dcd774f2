package org.mecene.application.payments;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// What somebody wants to be given back.
///
/// @param amount null for everything that is left
/// @param onceKey under which the caller asks once, however often the request comes; null when they
///   do not say
public record RefundWish(@Nullable Money amount, String reason, @Nullable String onceKey) {
    public static RefundWish of(@Nullable Money amount, String reason) {
        return new RefundWish(amount, reason, null);
    }
}
