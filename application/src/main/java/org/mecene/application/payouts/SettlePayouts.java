package org.mecene.application.payouts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Posting;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutAnswer;
import org.mecene.domain.payouts.PayoutEvent.PayoutFailed;
import org.mecene.domain.payouts.PayoutEvent.PayoutSent;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.time.Ids;

/// What the provider's answer does to a payout, in the caller's transaction. A payout only moves
/// forward, so the same answer may come twice.
public final class SettlePayouts {
    /// How soon the provider is asked again what became of one that is on its way, should its word
    /// be lost.
    private static final Duration NEXT_LOOK = Duration.ofDays(1);

    /// How soon one is begun anew for which our balance at the provider did not reach.
    private static final Duration NEXT_TRY = Duration.ofMinutes(10);

    private final Payouts payouts;
    private final Ledger ledger;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public SettlePayouts(
            Payouts payouts, Ledger ledger, Events events, Ids ids, InstantSource clock) {
        this.payouts = payouts;
        this.ledger = ledger;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    void answered(PayoutOrder order, PayoutAnswer answer) {
        var id = order.payout();
        var payout = payouts.findForUpdate(id).orElseThrow();
        var now = clock.instant();
        if (answer instanceof PayoutAnswer.NotYet) {
            putOff(payout, order, now);
            return;
        }
        var next = next(payout, answer, now);
        if (next != null) {
            payouts.save(next);
            book(payout, next, now);
            tell(payout, next);
        }
        var status = next == null ? payout.status() : next.status();
        payouts.lookAt(id, status == PayoutStatus.IN_TRANSIT ? now.plus(NEXT_LOOK) : null);
    }

    /// Only what was begun like this: under another beginning it may have been sent since.
    private void putOff(Payout payout, PayoutOrder order, Instant now) {
        var isSame = order.begunAt().equals(payout.state().begunAt());
        if (payout.status() == PayoutStatus.REQUESTED && isSame) {
            payouts.save(payout.putOff());
            payouts.lookAt(payout.id(), now.plus(NEXT_TRY));
        }
    }

    /// Books back what was reserved.
    ///
    /// @param before the payout as it was
    void returned(Payout before, Payout after, Instant now) {
        var amount = before.amount();
        var from =
                before.status() == PayoutStatus.PAID
                        ? Account.PROVIDER_CLEARING
                        : Account.PAYOUTS_IN_TRANSIT;
        ledger.book(
                Bookings.payoutReturned(
                        new EntryId(ids.next()),
                        before.id().value(),
                        Account.creatorAvailable(before.owner()),
                        Posting.debit(from, amount),
                        now));
        var reason = after.state().failure();
        events.publish(
                new PayoutFailed(
                        before.id(), before.owner(), amount, reason == null ? "" : reason));
    }

    /// @return null when it changes nothing
    private static @Nullable Payout next(Payout payout, PayoutAnswer answer, Instant now) {
        var status = payout.status();
        return switch (answer) {
            case PayoutAnswer.NotYet() -> null;
            case PayoutAnswer.InTransit(var ref) ->
                    status.mayBecome(PayoutStatus.IN_TRANSIT) ? payout.sent(ref) : null;
            case PayoutAnswer.Paid(var ref) ->
                    status.mayBecome(PayoutStatus.PAID) ? payout.paid(ref, now) : null;
            case PayoutAnswer.Failed(var reason) ->
                    status.mayBecome(PayoutStatus.FAILED) ? payout.failed(reason, now) : null;
        };
    }

    private void book(Payout before, Payout after, Instant now) {
        if (after.status() == PayoutStatus.PAID) {
            ledger.book(
                    Bookings.payoutPaid(
                            new EntryId(ids.next()), after.id().value(), after.amount(), now));
        } else if (after.status() == PayoutStatus.FAILED) {
            returned(before, after, now);
        }
    }

    private void tell(Payout before, Payout after) {
        if (before.status() == PayoutStatus.REQUESTED && after.status() != PayoutStatus.FAILED) {
            events.publish(new PayoutSent(after.id(), after.owner(), after.amount()));
        }
    }
}
