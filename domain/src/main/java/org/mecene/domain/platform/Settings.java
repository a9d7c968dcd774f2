package org.mecene.domain.platform;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;

/// What an administrator decides for the whole server.
///
/// @param minimumDonations at most one for each currency
/// @param currencies what the server takes, in the order of preference
/// @param subscriptionGraceDays how long access goes on when a renewal fails, 0 to 60
/// @param administratorsNeedSecondFactor whether administrators may act only with a second factor
/// @param payouts when money may leave the server
/// @param version grows with every change
public record Settings(
        BasisPoints platformFee,
        List<Money> minimumDonations,
        List<Currency> currencies,
        int subscriptionGraceDays,
        boolean administratorsNeedSecondFactor,
        PayoutPolicy payouts,
        long version) {
    public static final Settings DEFAULT =
            new Settings(
                    new BasisPoints(500),
                    List.of(
                            Money.of(100, "EUR"),
                            Money.of(100, "USD"),
                            Money.of(500, "XOF"),
                            Money.of(500, "XAF")),
                    List.of(
                            Currency.getInstance("XOF"),
                            Currency.getInstance("XAF"),
                            Currency.getInstance("EUR"),
                            Currency.getInstance("USD"),
                            Currency.getInstance("GBP"),
                            Currency.getInstance("CAD")),
                    7,
                    false,
                    PayoutPolicy.DEFAULT,
                    0);

    public Settings {
        minimumDonations = List.copyOf(minimumDonations);
        currencies = List.copyOf(currencies);
    }

    public boolean takes(Currency currency) {
        return currencies.contains(currency);
    }

    public Optional<Money> minimumDonation(Currency currency) {
        return minimumDonations.stream()
                .filter(minimum -> minimum.currency().equals(currency))
                .findFirst();
    }
}
