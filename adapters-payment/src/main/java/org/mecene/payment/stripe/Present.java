package org.mecene.payment.stripe;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;

/// What must be there in Stripe's answers. The library fills what is missing with null.
final class Present {
    private Present() {}

    /// @throws ProviderUnavailable when it is missing
    static <T> T of(@Nullable T value) {
        if (value == null) {
            throw new ProviderUnavailable("Stripe's answer lacks what it promises", null);
        }
        return value;
    }

    /// @param seconds as Stripe counts time
    /// @throws ProviderUnavailable when it is missing, or no time that may be
    static Instant time(@Nullable Long seconds) {
        try {
            return Instant.ofEpochSecond(of(seconds));
        } catch (DateTimeException | ArithmeticException _) {
            throw new ProviderUnavailable("Stripe's answer has an impossible time", null);
        }
    }
}
