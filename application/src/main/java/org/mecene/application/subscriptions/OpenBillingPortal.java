package org.mecene.application.subscriptions;

import java.net.URI;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;

/// Leads a payer to the provider's own page for bills, cards and ends. What is done there comes
/// back as the provider's word (rules.md S26).
public final class OpenBillingPortal {
    private final PaymentGateway gateway;

    public OpenBillingPortal(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    /// @param returnUrl a place that the caller was allowed to name
    /// @return a secret, handed on once
    /// @throws ProviderUnavailable when the provider does not answer
    public URI handle(Actor actor, URI returnUrl) {
        return gateway.openPortal(actor.requireSignedIn().id(), returnUrl);
    }
}
