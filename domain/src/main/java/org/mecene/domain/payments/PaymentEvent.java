package org.mecene.domain.payments;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;

public sealed interface PaymentEvent extends DomainEvent {
    /// Money of a payment came, went back, or came back from there, and is in the books.
    record Booked(PaymentId payment) implements PaymentEvent {}

    /// Money is to go back; the provider is still to be asked.
    record RefundAsked(RefundId refund) implements PaymentEvent {}

    /// Money that was to go back did not.
    ///
    /// @param by who had asked for it; null when the server had
    record RefundFailed(RefundId refund, Money amount, @Nullable UserId by)
            implements PaymentEvent {}
}
