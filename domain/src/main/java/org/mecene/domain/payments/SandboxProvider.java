package org.mecene.domain.payments;

import java.time.Instant;
import java.util.Optional;

/// What a developer can do with the sandbox that plays the payment provider: pay like a browser
/// would, and let its time pass. Whatever happens reaches Mecene as signed webhooks over HTTP, like
/// a real provider's.
public interface SandboxProvider {
    /// Finishes a payment, or the first payment of a subscription, with a test card. The webhook
    /// follows by itself.
    ///
    /// @throws Refused with [PaymentRefusal.UnknownClientSecret], [PaymentRefusal.UnknownTestCard]
    ///   or [PaymentRefusal.AlreadyPaid]
    Confirmation confirm(String clientSecret, String card);

    /// When the next renewal, retry or expiry falls due; empty when none is planned.
    Optional<Instant> nextDue();

    /// Does what falls due at the provider until an instant: renews, retries, expires.
    void runDue(Instant now);

    /// Delivers webhooks whose time has come.
    ///
    /// @return how many wait still, those included that will be tried again later
    int deliverWebhooks();

    sealed interface Confirmation {
        record Succeeded() implements Confirmation {}

        /// @param declineCode the card network's word, such as `insufficient_funds`
        record Failed(String declineCode) implements Confirmation {}
    }
}
