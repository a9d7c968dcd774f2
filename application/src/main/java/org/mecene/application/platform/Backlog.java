package org.mecene.application.platform;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.mecene.application.notifications.HandleEvents;
import org.mecene.application.notifications.SendMails;
import org.mecene.application.payments.ApplyNotices;
import org.mecene.domain.events.Outbox;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.payments.NoticeInbox;

/// Everything that waits to be done after a change was committed: notices to apply, events to
/// handle, mails to send. One thing leads to another, so the whole is worked off again and again
/// until nothing is left.
public final class Backlog {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final NoticeInbox inbox;
    private final ApplyNotices applyNotices;
    private final Outbox outbox;
    private final HandleEvents handleEvents;
    private final MailQueue mails;
    private final SendMails sendMails;

    public Backlog(
            NoticeInbox inbox,
            ApplyNotices applyNotices,
            Outbox outbox,
            HandleEvents handleEvents,
            MailQueue mails,
            SendMails sendMails) {
        this.inbox = inbox;
        this.applyNotices = applyNotices;
        this.outbox = outbox;
        this.handleEvents = handleEvents;
        this.mails = mails;
        this.sendMails = sendMails;
    }

    /// Works off what nobody else works on.
    public void workOff() {
        untilDone(applyNotices::handle);
        untilDone(handleEvents::handle);
        untilDone(sendMails::handle);
    }

    /// Works off what is there, and waits for what other workers are at.
    ///
    /// @return false when there was something still when the patience ended
    public boolean settle(Duration patience) {
        var began = System.nanoTime();
        do {
            workOff();
            if (isEmpty()) {
                return true;
            }
        } while (System.nanoTime() - began < patience.toNanos() && pause());
        return false;
    }

    /// Whether nothing is due and no worker on any node is at anything.
    public boolean isEmpty() {
        return inbox.unfinished() == 0 && outbox.unfinished() == 0 && mails.unfinished() == 0;
    }

    /// @return false when the thread shall end
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void untilDone(IntSupplier work) {
        while (work.getAsInt() > 0) {
            // Each round takes a bounded part; what fails is not due again at once, so the rounds
            // end.
        }
    }
}
