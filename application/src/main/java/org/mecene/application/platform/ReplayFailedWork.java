package org.mecene.application.platform;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.FailedWork;
import org.mecene.domain.platform.FailedWork.Item;
import org.mecene.domain.platform.FailedWork.Queue;
import org.mecene.domain.platform.WorkId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Events and mails that were given up, for an administrator to look at and try again.
public final class ReplayFailedWork {
    private final Transactions transactions;
    private final FailedWork failedWork;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ReplayFailedWork(
            Transactions transactions,
            FailedWork failedWork,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.failedWork = failedWork;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// Newest first.
    public Page<Item> list(Actor actor, Queue queue, PageRequest page) {
        actor.require(Role.ADMIN);
        return failedWork.list(queue, page);
    }

    /// Makes work due again. Work that is done, or due already, is fine.
    ///
    /// @throws Refused with `NotFound`
    public void replay(Actor actor, Queue queue, WorkId id) {
        var admin = actor.require(Role.ADMIN).id();
        transactions.run(() -> {
            if (!failedWork.replay(queue, id)) {
                throw CommonRefusal.notFound(Thing.WORK);
            }
            var facts = Map.of("queue", queue.wire());
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(), clock.instant(), admin, "work.replay", id.value(), facts));
        });
    }
}
