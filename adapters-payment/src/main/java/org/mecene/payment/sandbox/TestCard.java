package org.mecene.payment.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cards that the sandbox takes, by what comes of charging them.
enum TestCard {
    PAYS("4242424242424242", null, null),
    DECLINED("4000000000000002", Decline.CARD, Decline.CARD),
    LACKS_FUNDS("4000000000009995", Decline.FUNDS, Decline.FUNDS),
    /// Every payment with it is disputed right after.
    DISPUTED("4000000000000259", null, null),
    /// Disputed right after it was paid, and decided for us a week later.
    DISPUTED_WON("4000000000002685", null, null),
    /// Disputed right after it was paid, and decided for the payer a week later.
    DISPUTED_LOST("4000000000005423", null, null),
    /// What is given back is on its way for a day.
    REFUNDED_LATER("4000000000007726", null, null),
    /// What is given back seems to arrive, and comes back a day later.
    REFUND_FAILS("4000000000005126", null, null),
    /// Fine while its owner is there, declined whenever it is charged without: at renewals and at
    /// the end of a trial.
    DECLINED_LATER("4000000000000341", null, Decline.CARD);

    private final String number;
    private final @Nullable String declineInPresence;
    private final @Nullable String declineInAbsence;

    TestCard(String number, @Nullable String declineInPresence, @Nullable String declineInAbsence) {
        this.number = number;
        this.declineInPresence = declineInPresence;
        this.declineInAbsence = declineInAbsence;
    }

    /// @param number with or without spaces
    static Optional<TestCard> ofNumber(String number) {
        var digits = number.replace(" ", "");
        return Arrays.stream(values()).filter(card -> card.number.equals(digits)).findFirst();
    }

    /// Why it is declined while its owner pays with it; empty when it is not.
    Optional<String> declineInPresence() {
        return Optional.ofNullable(declineInPresence);
    }

    /// Why it is declined when it is charged later, without its owner; empty when it is not.
    Optional<String> declineInAbsence() {
        return Optional.ofNullable(declineInAbsence);
    }

    /// Whether its owner's bank takes back at once what was paid with it.
    boolean isDisputed() {
        return this == DISPUTED || this == DISPUTED_WON || this == DISPUTED_LOST;
    }

    /// By which it is known again, as real cards are.
    String fingerprint() {
        return "sandbox_" + wire();
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TestCard ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    private static final class Decline {
        static final String CARD = "card_declined";
        static final String FUNDS = "insufficient_funds";
    }
}
