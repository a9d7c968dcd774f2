package org.mecene.rest.payments;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.SandboxProvider.Confirmation;

/// @param declineCode why the card was declined; null when it was not
record ConfirmationJson(String status, @Nullable String declineCode) {
    static ConfirmationJson of(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Succeeded() -> new ConfirmationJson("succeeded", null);
            case Confirmation.Failed(var code) -> new ConfirmationJson("failed", code);
        };
    }
}
