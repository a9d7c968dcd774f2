package org.mecene.application.platform;

import java.time.Instant;
import org.mecene.domain.platform.Job;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.SignUps;

/// Forgets what has served its time: sign-ups whose link is too old, remembered answers, limits
/// that nobody is near.
public final class ForgetOld implements Job {
    private final Transactions transactions;
    private final SignUps signUps;
    private final RepeatedRequests requests;
    private final RateLimits limits;

    public ForgetOld(
            Transactions transactions,
            SignUps signUps,
            RepeatedRequests requests,
            RateLimits limits) {
        this.transactions = transactions;
        this.signUps = signUps;
        this.requests = requests;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "forget-old";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> signUps.forgetExpired(now))
                + requests.forgetOld(now)
                + limits.forgetFull(now);
    }
}
