package org.mecene.application.platform;

import java.time.Instant;
import org.mecene.domain.platform.Job;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.SignUps;

/// Forgets what has served its time: links that are too old, sessions that are over, remembered
/// answers.
public final class ForgetOld implements Job {
    private final Transactions transactions;
    private final SignUps signUps;
    private final MailedLinks mailedLinks;
    private final Sessions sessions;
    private final RepeatedRequests requests;

    public ForgetOld(
            Transactions transactions,
            SignUps signUps,
            MailedLinks mailedLinks,
            Sessions sessions,
            RepeatedRequests requests) {
        this.transactions = transactions;
        this.signUps = signUps;
        this.mailedLinks = mailedLinks;
        this.sessions = sessions;
        this.requests = requests;
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
                        + sessions.forgetExpired(now))
                + requests.forgetOld(now);
    }
}
