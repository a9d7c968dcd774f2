package org.mecene.payment.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.SandboxProvider.Confirmation;

/// An attempt to charge a card.
///
/// @param decline why the card is declined; null when it is not
record Charge(TestCard card, @Nullable String decline, Instant at) {
    /// By its owner, who is there.
    static Charge inPresence(TestCard card, Instant at) {
        return new Charge(card, card.declineInPresence().orElse(null), at);
    }

    /// By the provider, who has kept it.
    static Charge inAbsence(TestCard card, Instant at) {
        return new Charge(card, card.declineInAbsence().orElse(null), at);
    }

    Confirmation confirmation() {
        return decline == null ? new Confirmation.Succeeded() : new Confirmation.Failed(decline);
    }
}
