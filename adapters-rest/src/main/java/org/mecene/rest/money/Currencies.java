package org.mecene.rest.money;

import java.util.function.Supplier;
import org.mecene.domain.payments.PaymentRefusal.UnsupportedCurrency;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;

/// Tells a client in which field the currency stands that the server does not take. The business
/// only knows which currency it is.
public final class Currencies {
    private Currencies() {}

    /// @param field the path of the currency in the client's words, such as `goal.currency`
    public static <T> T named(String field, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            if (refused.refusal() instanceof UnsupportedCurrency) {
                throw Validation.refused(field, FieldError.Code.UNSUPPORTED);
            }
            throw refused;
        }
    }
}
