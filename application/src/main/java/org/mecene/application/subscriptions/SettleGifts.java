package org.mecene.application.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.mecene.application.payments.AskRefunds;
import org.mecene.application.users.Creators;
import org.mecene.domain.events.Events;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentPurposes;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftPaid;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftRefunded;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.time.Ids;

/// What a paid, refunded or disputed payment does to its gift, and to what the gift became. Who
/// calls holds the payment's lock; the gift's comes after it, and the subscription's last.
public final class SettleGifts implements PaymentPurposes {
    private static final Duration ASKED_AGAIN = Duration.ofDays(1);

    private final Gifts gifts;
    private final Subscriptions subscriptions;
    private final Creators creators;
    private final Ledger ledger;
    private final AskRefunds askRefunds;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public SettleGifts(
            Gifts gifts,
            Subscriptions subscriptions,
            Creators creators,
            Ledger ledger,
            AskRefunds askRefunds,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.gifts = gifts;
        this.subscriptions = subscriptions;
        this.creators = creators;
        this.ledger = ledger;
        this.askRefunds = askRefunds;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Set<PaymentPurpose> purposes() {
        return Set.of(PaymentPurpose.GIFT);
    }

    /// Books the whole as the creator's, as a paid period is. When the creator is closed by now,
    /// nobody could use the code, so the money goes back (rules.md S17, S21).
    @Override
    public void paid(Payment payment, Money fee) {
        var gift = gift(payment);
        var now = clock.instant();
        ledger.book(
                Bookings.income(
                        new EntryId(ids.next()),
                        EntryKind.GIFT,
                        payment,
                        payee(payment, gift),
                        fee,
                        now));
        if (creators.isOpen(gift.creator())) {
            gifts.save(gift.paid(settledAt(payment, now)));
            events.publish(new GiftPaid(gift.id(), gift.buyer(), gift.creator()));
        } else {
            gifts.save(gift.paid(settledAt(payment, now)).ended(GiftStatus.REFUNDED));
            askRefunds.askByItself(payment);
        }
    }

    @Override
    public void failed(Payment payment) {
        // The gift waits; another attempt may follow.
    }

    @Override
    public Payee payee(Payment payment) {
        return payee(payment, gift(payment));
    }

    private Payee payee(Payment payment, Gift gift) {
        var share = payment.request().platformFee().shareOf(payment.amount());
        return new Payee(
                ledger.isBooked(EntryKind.RELEASE, payment.id().value())
                        ? Account.creatorAvailable(gift.creator())
                        : Account.creatorPending(gift.creator()),
                new Parting(payment.amount(), share));
    }

    /// While the buyer may take the money back alone, nobody is paid out of it: gifts of friends
    /// would be cashed and then claimed back (rules.md P4).
    @Override
    public Release release(Payment payment, Instant now) {
        var gift = gift(payment);
        var isOpen =
                switch (gift.status()) {
                    case PENDING, READY -> true;
                    case REDEEMED, EXPIRED -> false;
                    // What is on its way back may not arrive, and a bank may decide for us.
                    case REFUNDED, REVOKED -> !payment.gone().equals(payment.amount());
                };
        return isOpen
                ? new Release.Later(now.plus(ASKED_AGAIN))
                : new Release.To(
                        Account.creatorPending(gift.creator()),
                        Account.creatorAvailable(gift.creator()));
    }

    /// The whole back ends the gift, and what it became (rules.md S19).
    @Override
    public void refunded(Payment before, Payment after) {
        var gift = gift(after);
        var back = after.state().refunded().minus(before.state().refunded());
        if (back.isPositive()) {
            events.publish(new GiftRefunded(gift.id(), gift.buyer(), gift.creator(), back));
        }
        if (after.status() == PaymentStatus.REFUNDED) {
            end(gift, GiftStatus.REFUNDED);
        }
    }

    /// A complaint ends the gift, and what it became, at once and for good (rules.md S18).
    @Override
    public void disputed(Payment payment) {
        end(gift(payment), GiftStatus.REVOKED);
    }

    @Override
    public void won(Payment payment) {
        // What a complaint ended stays ended; the money is back, and that is booked.
    }

    @Override
    public void lost(Payment payment) {
        // It ended when the complaint came.
    }

    private void end(Gift gift, GiftStatus end) {
        if (gift.status().mayBecome(end)) {
            gifts.save(gift.ended(end));
        }
        var became = gift.state().redeemedAs();
        if (became != null) {
            subscriptions
                    .findForUpdate(became)
                    .filter(subscription -> subscription.status().isLive())
                    .ifPresent(subscription -> {
                        subscriptions.save(
                                subscription.moved(SubscriptionStatus.CANCELED, clock.instant()));
                        events.publish(Ended.of(subscription));
                    });
        }
    }

    private static Instant settledAt(Payment payment, Instant now) {
        var settledAt = payment.state().settledAt();
        return settledAt == null ? now : settledAt;
    }

    private Gift gift(Payment payment) {
        var id = new GiftId(payment.request().purposeId());
        return gifts.findForUpdate(id)
                .orElseThrow(() ->
                        new IllegalStateException("Gift " + id + " was paid and is not there"));
    }
}
