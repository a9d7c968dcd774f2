package org.mecene.domain.subscriptions;

import java.util.Locale;

/// How somebody came to a subscription. Only one that is paid lives at the provider, renews and
/// earns; the others end by our own clock (rules.md S20).
public enum SubscriptionOrigin {
    PAID,
    /// The creator gives it.
    COMPLIMENTARY,
    /// Somebody else paid for it, once.
    GIFT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
