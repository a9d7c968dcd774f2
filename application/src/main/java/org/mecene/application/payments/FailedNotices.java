package org.mecene.application.payments;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.NoticeId;
import org.mecene.domain.payments.NoticeInbox;
import org.mecene.domain.payments.NoticeInbox.Failed;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// The provider's notices that could not be applied, for an administrator to look at and try again.
public final class FailedNotices {
    private final Transactions transactions;
    private final NoticeInbox inbox;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public FailedNotices(
            Transactions transactions,
            NoticeInbox inbox,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// Newest first.
    public Page<Failed> list(Actor actor, PageRequest page) {
        actor.require(Role.ADMIN);
        return inbox.failed(page);
    }

    /// Makes a notice due again. One that is done, or due already, is fine.
    ///
    /// @throws Refused with `NotFound`
    public void replay(Actor actor, NoticeId id) {
        var admin = actor.require(Role.ADMIN).id();
        transactions.run(() -> {
            if (!inbox.replay(id)) {
                throw CommonRefusal.notFound(Thing.NOTICE);
            }
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(),
                            clock.instant(),
                            admin,
                            "notice.replay",
                            id.value(),
                            Map.of()));
        });
    }
}
