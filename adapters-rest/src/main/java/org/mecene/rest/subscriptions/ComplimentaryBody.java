package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.application.subscriptions.GiveAccess;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.rest.http.Moments;

/// @param until when it ends; absent when `months` says it
record ComplimentaryBody(
        @Nullable String subscriberId,
        @Nullable String tierId,
        @Nullable String until,
        @Nullable Integer months) {
    private static final int MOST_MONTHS = 60;

    GiveAccess.Command toCommand() {
        var check = new Validation();
        var who = check.required("subscriberId", subscriberId, id -> Id.parse(id, UserId::new));
        var tier = check.required("tierId", tierId, id -> Id.parse(id, TierId::new));
        var end = check.optional("until", until, Moments::instant);
        var howLong = check.optional("months", months, ComplimentaryBody::months);
        return check.result(() ->
                new GiveAccess.Command(who.get(), tier.get(), end.orNull(), howLong.orNull()));
    }

    private static Integer months(Integer count) {
        return Bounds.of(count, 1, MOST_MONTHS);
    }
}
