package org.mecene.application.users;

import java.time.Instant;
import org.mecene.domain.platform.Job;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.PasskeyChallenges;
import org.mecene.domain.users.SocialSignIns;

/// Forgets sign-ins with identity providers that nobody came back from.
public final class ForgetSignIns implements Job {
    private final Transactions transactions;
    private final SocialSignIns signIns;
    private final PasskeyChallenges challenges;

    public ForgetSignIns(
            Transactions transactions, SocialSignIns signIns, PasskeyChallenges challenges) {
        this.transactions = transactions;
        this.signIns = signIns;
        this.challenges = challenges;
    }

    @Override
    public String name() {
        return "forget-sign-ins";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> signIns.forgetExpired(now) + challenges.forgetExpired(now));
    }
}
