package org.mecene.application.payments;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.platform.SettingsStore;

/// What a front end needs to know before it asks somebody to pay.
public final class ShowPaymentConfiguration {
    private final PaymentGateway gateway;
    private final SettingsStore settings;

    public ShowPaymentConfiguration(PaymentGateway gateway, SettingsStore settings) {
        this.gateway = gateway;
        this.settings = settings;
    }

    /// @param publishableKey for the provider's own browser library; null when it needs none
    public record Configuration(
            String provider, @Nullable String publishableKey, List<Currency> currencies) {}

    public Configuration handle() {
        return new Configuration(
                gateway.name(), gateway.publishableKey(), settings.current().currencies());
    }
}
