package org.mecene.payment.stripe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;

/// Amounts as Stripe counts them (`docs.stripe.com/currencies`), in both directions. Mecene counts
/// by ISO 4217; the two differ for a handful of currencies (rules.md M1, M2).
final class StripeAmounts {
    /// Without a smaller unit at Stripe. Malagasy ariary have one for ISO.
    private static final Set<String> WHOLE =
            Set.of(
                    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND",
                    "VUV", "XAF", "XOF", "XPF");

    /// Without a smaller unit for ISO, and counted in hundredths by Stripe, which are always zero.
    private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("ISK", "UGX");

    /// In thousandths, of which Stripe takes whole tens only.
    private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeAmounts() {}

    /// @throws org.mecene.domain.refusal.Refused when Stripe cannot charge exactly this
    static long toStripe(Money amount) {
        var digits = digits(amount.currency());
        var scaled =
                BigDecimal.valueOf(amount.minor(), amount.currency().getDefaultFractionDigits())
                        .movePointRight(digits);
        var step = digits == 3 ? BigDecimal.TEN : BigDecimal.ONE;
        if (scaled.remainder(step).signum() != 0 || !fits(scaled)) {
            throw Validation.refused("amount", FieldError.Code.INVALID);
        }
        return scaled.longValueExact();
    }

    static String code(Currency currency) {
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    /// @throws ProviderUnavailable when it is no amount of a known currency, or has parts that the
    ///   currency does not have
    static Money ofStripe(@Nullable Long amount, @Nullable String currency) {
        var known = currency(currency);
        var exact =
                BigDecimal.valueOf(Present.of(amount), digits(known))
                        .movePointRight(known.getDefaultFractionDigits());
        if (exact.stripTrailingZeros().scale() > 0 || !fits(exact)) {
            throw new ProviderUnavailable("Stripe's answer has an impossible amount", null);
        }
        return new Money(exact.longValueExact(), known);
    }

    /// A fee that Stripe took in the currency of its balance, in the currency in which was paid: in
    /// the proportion in which the payment itself was converted, half-even.
    ///
    /// @param settled what the payment brought into the balance, before the fee
    static Money fee(long fee, long settled, Money paid) {
        if (settled == 0) {
            return Money.zero(paid.currency());
        }
        var converted =
                new BigDecimal(BigInteger.valueOf(fee).multiply(BigInteger.valueOf(paid.minor())))
                        .divide(BigDecimal.valueOf(settled), 0, RoundingMode.HALF_EVEN);
        if (!fits(converted)) {
            throw new ProviderUnavailable("Stripe's answer has an impossible fee", null);
        }
        return new Money(converted.longValueExact(), paid.currency());
    }

    private static Currency currency(@Nullable String code) {
        try {
            return Currency.getInstance(Present.of(code).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new ProviderUnavailable("Stripe's answer has an unknown currency", null);
        }
    }

    private static int digits(Currency currency) {
        var code = currency.getCurrencyCode();
        if (WHOLE.contains(code)) {
            return 0;
        }
        if (WHOLE_IN_HUNDREDTHS.contains(code)) {
            return 2;
        }
        return THOUSANDTHS.contains(code) ? 3 : 2;
    }

    private static boolean fits(BigDecimal amount) {
        return amount.toBigInteger().bitLength() < Long.SIZE;
    }
}
