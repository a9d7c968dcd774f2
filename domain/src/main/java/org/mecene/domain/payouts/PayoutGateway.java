package org.mecene.domain.payouts;

import java.net.URI;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// The provider's side of paying people, in the words of Mecene. Like those of
/// [org.mecene.domain.payments.PaymentGateway], its calls leave the process: they time out, are
/// never made inside a database transaction, and throw [ProviderUnavailable] when there is no
/// answer; whether the call had an effect is then unknown, and it must be repeated under the same
/// ids.
public interface PayoutGateway {
    /// Opens an account for somebody. Repeated for one person the same account is given, as long as
    /// the provider remembers, which is a day at least.
    ///
    /// @return the provider's name for it
    String openAccount(PayoutAccountOrder order);

    /// A page of the provider's on which the owner says who they are and where they bank, or
    /// changes it.
    ///
    /// @param returnUrl where the page leads back to, finished or not
    /// @return a secret that works once and for minutes, handed on and never stored or logged
    URI startOnboarding(String accountRef, URI returnUrl);

    /// How an account stands now.
    AccountStanding standing(String accountRef);

    /// Whether what we have at the provider reaches for a payout now. Asked before one is begun: a
    /// provider may remember for a day that it refused.
    boolean isCovered(Money amount);

    /// Pays somebody, and says how it stands. Looks for what was sent under the payout's id before
    /// it sends anything, so repeated under one id it is sent once, however much later (rules.md
    /// P16); and a payout that failed is not sent again.
    PayoutAnswer send(PayoutOrder order);

    /// The least that is paid out in a currency (rules.md P15).
    Money minimum(Currency currency);

    /// What left our account for somebody's, newest first, for the comparison of books.
    ///
    /// @param after where the previous part ended; null for the first part
    ProviderPayouts listPayouts(@Nullable String after, int limit);

    record ProviderPayouts(List<ProviderPayout> items, @Nullable String next) {
        public ProviderPayouts {
            items = List.copyOf(items);
        }
    }
}
