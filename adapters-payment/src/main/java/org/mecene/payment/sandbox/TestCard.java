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
