package org.mecene.payment.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.SandboxProvider.Confirmation;

/// An attempt to charge a card.
///
/// @param decline why the card is declined; null when it is not
/// @param isTried whether somebody tries to pay with it, who may not be its owner
record Charge(TestCard card, @Nullable String decline, boolean isTried, Instant at) {
    /// By its owner, who is there.
    static Charge inPresence(TestCard card, Instant at) {
        return new Charge(card, card.declineInPresence().orElse(null), true, at);
    }

    /// By the provider, who has kept it.
    static Charge inAbsence(TestCard card, Instant at) {
        return new Charge(card, card.declineInAbsence().orElse(null), false, at);
    }

    /// The fingerprint of a card that was tried in vain; null for any other.
    @Nullable String triedInVain() {
        return isTried && decline != null ? card.fingerprint() : null;
    }

    Confirmation confirmation() {
        return decline == null ? new Confirmation.Succeeded() : new Confirmation.Failed(decline);
    }
}
