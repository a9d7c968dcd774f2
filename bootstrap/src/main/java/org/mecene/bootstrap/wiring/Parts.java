package org.mecene.bootstrap.wiring;

import java.time.InstantSource;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.platform.NoteAct;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.platform.Origins;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.time.Ids;

/// What use cases are made of.
record Parts(
        Repositories kept,
        Origins origins,
        NoteAct noteAct,
        RateLimits rateLimits,
        Declines declines,
        Keys keys,
        Outside outside,
        SignInParts signIn,
        Ids ids,
        InstantSource clock) {
    PaymentLimits paymentLimits() {
        return new PaymentLimits(declines, origins, clock);
    }
}
