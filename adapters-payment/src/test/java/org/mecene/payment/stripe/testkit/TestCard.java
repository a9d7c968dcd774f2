package org.mecene.payment.stripe.testkit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Stripe's test cards, by what comes of charging them.
public enum TestCard {
    PAYS("4242424242424242", null, null),
    DECLINED("4000000000000002", "generic_decline", "generic_decline"),
    LACKS_FUNDS("4000000000009995", "insufficient_funds", "insufficient_funds"),
    DISPUTED("4000000000000259", null, null),
    /// Fine while its owner is there, declined at renewals.
    DECLINED_LATER("4000000000000341", null, "generic_decline"),
    /// At renewals the bank wants to hear from its owner.
    ASKS_LATER("4000002760003184", null, "authentication_required");

    private final String number;
    final @Nullable String declineInPresence;
    final @Nullable String declineInAbsence;

    TestCard(String number, @Nullable String inPresence, @Nullable String inAbsence) {
        this.number = number;
        this.declineInPresence = inPresence;
        this.declineInAbsence = inAbsence;
    }

    public String number() {
        return number;
    }

    String fingerprint() {
        return "fp_" + name();
    }

    static TestCard ofNumber(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst()
                .orElseThrow(() -> FakeError.declined("incorrect_number"));
    }
}
