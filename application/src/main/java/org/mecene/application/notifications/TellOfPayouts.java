package org.mecene.application.notifications;

import java.util.Map;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.payouts.PayoutEvent;
import org.mecene.domain.payouts.PayoutEvent.DestinationChanged;
import org.mecene.domain.payouts.PayoutEvent.PayoutFailed;
import org.mecene.domain.payouts.PayoutEvent.PayoutSent;

/// Tells people of money on its way to their bank, of money that came back, and of another bank
/// account (rules.md P7).
public final class TellOfPayouts implements EventHandler {
    private static final String AMOUNT = "amount";
    private static final String PATH = "/me/payouts";

    private final Teller teller;

    public TellOfPayouts(Teller teller) {
        this.teller = teller;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof PayoutEvent event) {
            switch (event) {
                case PayoutSent sent -> tell(recorded, sent);
                case PayoutFailed failed -> tell(recorded, failed);
                case DestinationChanged changed -> tell(recorded, changed);
            }
        }
    }

    private void tell(RecordedEvent recorded, PayoutSent sent) {
        teller.tell(
                recorded,
                sent.owner(),
                new Teller.Message(
                        NotificationKind.PAYOUT_SENT,
                        new Subject(Subject.Type.PAYOUT, sent.payout().value()),
                        null,
                        Map.of(AMOUNT, Wording.fact(sent.amount())),
                        PATH));
    }

    private void tell(RecordedEvent recorded, PayoutFailed failed) {
        teller.tell(
                recorded,
                failed.owner(),
                new Teller.Message(
                        NotificationKind.PAYOUT_FAILED,
                        new Subject(Subject.Type.PAYOUT, failed.payout().value()),
                        null,
                        Map.of(AMOUNT, Wording.fact(failed.amount()), "reason", failed.reason()),
                        PATH));
    }

    private void tell(RecordedEvent recorded, DestinationChanged changed) {
        teller.tell(
                recorded,
                changed.owner(),
                new Teller.Message(
                        NotificationKind.PAYOUT_ACCOUNT_CHANGED,
                        new Subject(Subject.Type.USER, changed.owner().value()),
                        null,
                        Map.of(),
                        PATH));
    }
}
