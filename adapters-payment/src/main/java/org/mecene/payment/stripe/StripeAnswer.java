package org.mecene.payment.stripe;

import org.jspecify.annotations.Nullable;

/// What Stripe said to something that it was asked for.
sealed interface StripeAnswer<T> {
    record Given<T>(T value) implements StripeAnswer<T> {}

    /// Stripe understood and does not do it. Its own message is left out, because it may repeat
    /// what was sent.
    ///
    /// @param code Stripe's word for the reason, such as `resource_missing`; empty when it has none
    /// @param declineCode the card network's word; null when it was not about a card
    /// @param parameter what was wrong with the request; empty when it does not say
    /// @param request under which Stripe's desk finds it
    record Refused<T>(String code, @Nullable String declineCode, String parameter, String request)
            implements StripeAnswer<T> {
        static final String MISSING = "resource_missing";

        boolean isFor(String expected) {
            return code.equals(expected);
        }
    }
}
