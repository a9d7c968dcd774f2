package org.mecene.domain.testkit;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mecene.domain.refusal.CommonRefusal.InvalidInput;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Refusal;
import org.mecene.domain.refusal.Refused;

/// Catches the business saying no, so that a test can look at the facts.
public final class Refusals {
    private Refusals() {}

    /// The refusal that something ends in.
    ///
    /// @throws AssertionError when it ends in anything else
    public static Refusal refusalOf(ThrowingCallable act) {
        var refused = catchThrowableOfType(Refused.class, act);
        if (refused == null) {
            throw new AssertionError("Expected a refusal, and nothing was refused");
        }
        return refused.refusal();
    }

    /// The only field error of the refusal that something ends in, without its facts.
    public static FieldError fieldErrorOf(ThrowingCallable act) {
        if (refusalOf(act) instanceof InvalidInput(var errors) && errors.size() == 1) {
            var error = errors.getFirst();
            return new FieldError(error.field(), error.code());
        }
        throw new AssertionError("Expected a refusal that names one field");
    }

    /// Why a parser did not take a text.
    public static FieldError.Code invalidity(ThrowingCallable parse) {
        var invalid = catchThrowableOfType(InvalidValue.class, parse);
        if (invalid == null) {
            throw new AssertionError("Expected an invalid value, and it was taken");
        }
        return invalid.code();
    }
}
