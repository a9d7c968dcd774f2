package org.mecene.application.platform;

import java.time.Instant;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.platform.Job;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.SignUps;

/// Forgets what has served its time: links that are too old, sessions that are over, remembered
/// answers, limits that nobody is near.
public final class ForgetOld implements Job {
    private final Transactions transactions;
    private final SignUps signUps;
    private final MailedLinks mailedLinks;
    private final Sessions sessions;
    private final RepeatedRequests requests;
    private final RateLimits limits;
    private final Declines declines;

    public ForgetOld(
            Transactions transactions,
            SignUps signUps,
            MailedLinks mailedLinks,
            Sessions sessions,
            RepeatedRequests requests,
            RateLimits limits,
            Declines declines) {
        this.transactions = transactions;
        this.signUps = signUps;
        this.mailedLinks = mailedLinks;
        this.sessions = sessions;
        this.requests = requests;
        this.limits = limits;
        this.declines = declines;
    }

    @Override
    public String name() {
        return "forget-old";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() ->
                signUps.forgetExpired(now)
                        + mailedLinks.forgetExpired(now)
                        + sessions.forgetExpired(now)
                        + declines.forgetOld(now))
                + requests.forgetOld(now)
                + limits.forgetFull(now);
    }
}
