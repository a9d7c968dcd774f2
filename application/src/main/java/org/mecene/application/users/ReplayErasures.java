package org.mecene.application.users;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Job;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Departures;
import org.mecene.domain.users.ErasureJournal;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases again whom a restored backup brought back (rules.md G3). Here they are marked and hidden
/// at once; what follows is what follows for everybody who leaves ([EraseAccounts]), except that no
/// balance or campaign of the older database holds them back: the books say what they are owed
/// under the pseudonym, and reconciling brings what is missing.
///
/// As a job it runs once, when a node starts, and again only while the journal does not answer.
public final class ReplayErasures implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayErasures.class);

    private final Transactions transactions;
    private final Users users;
    private final Departures departures;
    private final ErasureJournal journal;
    private final Sessions sessions;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;
    private final AtomicBoolean isDone = new AtomicBoolean();

    public ReplayErasures(
            Transactions transactions,
            Users users,
            Departures departures,
            ErasureJournal journal,
            Sessions sessions,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.departures = departures;
        this.journal = journal;
        this.sessions = sessions;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "replay-erasures";
    }

    @Override
    public int run(Instant now) {
        if (isDone.get()) {
            return 0;
        }
        var found = ofJournal();
        isDone.set(true);
        if (found > 0) {
            LOG.warn("{} people who were erased are here again; they are erased anew", found);
        }
        return found;
    }

    /// Whoever the journal names.
    ///
    /// @return how many were here again
    public int ofJournal() {
        var found = new AtomicInteger();
        journal.read(batch -> found.addAndGet(of(batch)));
        return found.get();
    }

    /// People whom an operator names, because the journal was elsewhere. They are noted in this one
    /// as they are erased.
    ///
    /// @return how many were here again
    public int of(List<UserId> erased) {
        var returned = departures.returned(erased);
        returned.forEach(this::callBack);
        return returned.size();
    }

    private void callBack(UserId id) {
        transactions.run(() ->
                users.findForUpdate(id)
                        .filter(user -> !user.isGone())
                        .ifPresent(user -> {
                            users.save(user.withStatus(User.Status.LEAVING));
                            sessions.endAll(id);
                            departures.callBack(user, clock.instant());
                            auditLog.add(
                                    new AuditLog.Entry(
                                            ids.next(),
                                            clock.instant(),
                                            null,
                                            "user.replay_erasure",
                                            id.value(),
                                            Map.of()));
                        }));
    }
}
