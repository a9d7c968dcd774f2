package org.mecene.application.platform;

import java.time.Instant;
import org.mecene.domain.platform.Job;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.SignUps;

/// Forgets what has served its time: sign-ups whose link is too old, remembered answers.
public final class ForgetOld implements Job {
    private final Transactions transactions;
    private final SignUps signUps;
    private final RepeatedRequests requests;

    public ForgetOld(Transactions transactions, SignUps signUps, RepeatedRequests requests) {
        this.transactions = transactions;
        this.signUps = signUps;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "forget-old";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> signUps.forgetExpired(now)) + requests.forgetOld(now);
    }
}
