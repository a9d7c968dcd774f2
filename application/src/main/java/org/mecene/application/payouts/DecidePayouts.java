package org.mecene.application.payouts;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutRefusal.NotAwaitingApproval;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Administrators look at payouts above what is sent unseen, and may reject any that the provider
/// was not asked for yet, such as one that a ban froze (rules.md P12). Nobody decides about their
/// own.
public final class DecidePayouts {
    private final Transactions transactions;
    private final Payouts payouts;
    private final SettlePayouts settlePayouts;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public DecidePayouts(
            Transactions transactions,
            Payouts payouts,
            SettlePayouts settlePayouts,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.payouts = payouts;
        this.settlePayouts = settlePayouts;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    public Page<Payout> list(Actor actor, Payouts.Filter filter, PageRequest page) {
        actor.require(Role.ADMIN);
        return payouts.list(filter, page);
    }

    /// Lets a payout go.
    ///
    /// @throws Refused with `NotFound`, `NotPermitted` for one's own, or [NotAwaitingApproval]
    public Payout approve(Actor actor, PayoutId id) {
        var admin = actor.require(Role.ADMIN).id();
        return transactions.call(() -> {
            var payout = require(admin, id, Payout::awaitsApproval);
            payouts.save(payout.approved(admin));
            payouts.lookAt(id, clock.instant());
            auditLog.add(entry(admin, "payout.approved", payout));
            return payouts.find(id).orElseThrow();
        });
    }

    /// Does not let a payout go that is not begun; its money is available again.
    ///
    /// @throws Refused with `NotFound`, `NotPermitted` for one's own, or [NotAwaitingApproval]
    public Payout reject(Actor actor, PayoutId id, String reason) {
        var admin = actor.require(Role.ADMIN).id();
        return transactions.call(() -> {
            var payout = require(admin, id, DecidePayouts::isNotBegun);
            var now = clock.instant();
            var rejected = payout.rejected(admin, reason, now);
            payouts.save(rejected);
            settlePayouts.returned(payout, rejected, now);
            payouts.lookAt(id, null);
            auditLog.add(entry(admin, "payout.rejected", payout));
            return payouts.find(id).orElseThrow();
        });
    }

    private Payout require(UserId admin, PayoutId id, Predicate<Payout> isOpen) {
        var payout =
                payouts.findForUpdate(id).orElseThrow(() -> CommonRefusal.notFound(Thing.PAYOUT));
        if (payout.owner().equals(admin)) {
            throw CommonRefusal.notPermitted();
        }
        if (!isOpen.test(payout)) {
            throw new Refused(new NotAwaitingApproval(payout.status()));
        }
        return payout;
    }

    private static boolean isNotBegun(Payout payout) {
        return payout.status() == PayoutStatus.REQUESTED && payout.state().begunAt() == null;
    }

    private AuditLog.Entry entry(UserId admin, String what, Payout payout) {
        return new AuditLog.Entry(
                ids.next(),
                clock.instant(),
                admin,
                what,
                payout.id().value(),
                Map.of("amount", payout.amount().toString()));
    }
}
