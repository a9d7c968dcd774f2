package org.mecene.domain.payouts;

import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;

public sealed interface PayoutEvent extends DomainEvent {
    /// Money is on its way to somebody's bank.
    record PayoutSent(PayoutId payout, UserId owner, Money amount) implements PayoutEvent {}

    /// Money that was to reach somebody's bank did not, or was not let go, and is available again.
    ///
    /// @param reason the provider's word, or the administrator's
    record PayoutFailed(PayoutId payout, UserId owner, Money amount, String reason)
            implements PayoutEvent {}

    /// Somebody's payout account leads to another bank account (rules.md P7).
    record DestinationChanged(UserId owner) implements PayoutEvent {}
}
