package org.mecene.domain.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Refusals that every context shares.
public sealed interface CommonRefusal extends Refusal {
    /// Well-formed, but not valid. Names every field that is wrong.
    record InvalidInput(List<FieldError> errors) implements CommonRefusal {
        public InvalidInput {
            errors = List.copyOf(errors);
        }
    }

    /// Only somebody who is signed in may do this.
    record SignInRequired() implements CommonRefusal {}

    /// The caller is known and has not the right.
    record NotPermitted() implements CommonRefusal {}

    /// There is no such thing, or the caller may not learn that there is.
    record NotFound(Thing thing) implements CommonRefusal {}

    /// Somebody changed the thing since the caller read it.
    record ChangedMeanwhile(Thing thing) implements CommonRefusal {}

    /// This was tried too often.
    ///
    /// @param again when it may be tried again
    record TooOften(Duration again) implements CommonRefusal {}

    /// What can be looked for and not found.
    enum Thing {
        USER,
        SESSION,
        SECOND_FACTOR,
        PASSKEY,
        IDENTITY_PROVIDER,
        CREATOR_APPLICATION,
        MEDIA,
        POST,
        COMMENT,
        TIER,
        SUBSCRIPTION,
        PAYMENT,
        REFUND,
        CATEGORY,
        CAMPAIGN,
        DONATION,
        NOTIFICATION,
        NOTICE,
        WORK,
        SETTINGS;

        /// The name as clients see it, such as `creator_application`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Refused notFound(Thing thing) {
        return new Refused(new NotFound(thing));
    }

    static Refused notPermitted() {
        return new Refused(new NotPermitted());
    }
}
