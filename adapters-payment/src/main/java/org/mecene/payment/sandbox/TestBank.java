package org.mecene.payment.sandbox;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.users.Country;

/// The bank accounts that the sandbox takes, by what comes of naming them. The numbers are those
/// that banks print in their examples.
enum TestBank {
    GOOD("FR1420041010050500013M02606", "EUR"),
    GOOD_TOO("DE89370400440532013000", "EUR"),
    IN_FRANCS("SN08SN0100152000048500003035", "XOF"),
    /// The provider wants a document before it pays.
    WANTS_MORE("FR7630006000011234567890189", "EUR"),
    /// The provider takes no more money for the owner and pays them nothing.
    CLOSED("BE68539007547034", "EUR"),
    /// What is paid out seems to be on its way, and comes back a day later.
    RETURNS("NL91ABNA0417164300", "EUR");

    private static final int LONGEST = 60;

    private final String iban;
    private final String currency;

    TestBank(String iban, String currency) {
        this.iban = iban;
        this.currency = currency;
    }

    /// @param iban with or without spaces, in either case
    static Optional<TestBank> ofIban(String iban) {
        if (iban.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = iban.replace(" ", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(bank -> bank.iban.equals(plain)).findFirst();
    }

    AccountStanding standing() {
        var isOpen = this != CLOSED;
        return new AccountStanding(
                true,
                isOpen,
                isOpen && this != WANTS_MORE,
                this == WANTS_MORE ? List.of("individual.verification.document") : List.of(),
                new Country(iban.substring(0, 2)),
                Currency.getInstance(currency),
                wire());
    }

    boolean paysOut() {
        return standing().isReady();
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TestBank ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
