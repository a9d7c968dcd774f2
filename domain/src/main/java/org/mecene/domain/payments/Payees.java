package org.mecene.domain.payments;

import org.mecene.domain.identity.UserId;

/// Those who are paid. Known to contexts that sell, which ask before they take money for somebody.
public interface Payees {
    /// Whether the provider has stopped taking money for somebody, or paying them. Nothing more is
    /// sold for them until it is open again (rules.md P9).
    boolean isStopped(UserId payee);
}
