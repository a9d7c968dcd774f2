package org.mecene.domain.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What decides whether a subscription gives access, at the moment when somebody reads (rules.md
/// S1, S2):
///
/// - `incomplete`, `suspended`, `canceled` and `expired` give none;
/// - `trialing`, `active` and `past_due` give access until the paid period and the grace after it
///   are over, because a renewal, and the word of it, may come late;
/// - one whose end is set has no grace: nothing more is to be paid.
///
/// @param paidThrough the end of the period that was paid, or of the trial; null before the first
///   payment
public record SubscriptionAccess(
        TierId tier,
        SubscriptionStatus status,
        @Nullable Instant paidThrough,
        boolean cancelAtPeriodEnd) {
    public boolean grantsAccessAt(Instant now, GracePolicy policy) {
        var mayGrant =
                switch (status) {
                    case TRIALING, ACTIVE, PAST_DUE -> true;
                    case INCOMPLETE, SUSPENDED, CANCELED, EXPIRED -> false;
                };
        if (!mayGrant || paidThrough == null) {
            return false;
        }
        var until = cancelAtPeriodEnd ? paidThrough : paidThrough.plus(policy.grace());
        return now.isBefore(until);
    }
}
