package org.mecene.rest.payments;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.ShowPaymentConfiguration.Configuration;

/// @param publishableKey for the provider's own browser library; null when it needs none
record PaymentConfigJson(
        String provider, @Nullable String publishableKey, List<String> currencies) {
    static PaymentConfigJson of(Configuration configuration) {
        return new PaymentConfigJson(
                configuration.provider(),
                configuration.publishableKey(),
                configuration.currencies().stream().map(Currency::getCurrencyCode).toList());
    }
}
