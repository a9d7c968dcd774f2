package org.mecene.application.testkit;

import org.mecene.application.payments.PaymentLimits;
import org.mecene.domain.testkit.InMemoryPorts;

/// What counts declined cards, over the ports of a test.
public final class Limits {
    private Limits() {}

    /// Where work comes from is known from the same origins as what is audited.
    public static PaymentLimits over(InMemoryPorts ports) {
        return new PaymentLimits(ports.declines(), ports.auditLog().origins(), ports.clock());
    }
}
