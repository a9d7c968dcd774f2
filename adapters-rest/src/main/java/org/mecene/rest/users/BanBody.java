package org.mecene.rest.users;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.Ban;
import org.mecene.rest.http.Moments;

/// @param until when it ends by itself; absent for one that does not
record BanBody(@Nullable String reason, @Nullable String until) {
    record Read(String reason, @Nullable Instant until) {}

    Read read(Instant now) {
        var check = new Validation();
        var why = check.required("reason", reason, Text.body(1, Ban.MAX_REASON));
        var end = check.optional("until", until, later(now));
        return check.result(() -> new Read(why.get(), end.orNull()));
    }

    private static Function<String, Instant> later(Instant now) {
        return text -> {
            var moment = Moments.instant(text);
            if (!moment.isAfter(now)) {
                throw new InvalidValue(FieldError.Code.IN_THE_PAST);
            }
            return moment;
        };
    }
}
