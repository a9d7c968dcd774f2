package org.mecene.application.testkit;

import java.util.List;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.application.platform.Backlog;
import org.mecene.application.platform.ChangeSettings;
import org.mecene.application.platform.ForgetOld;
import org.mecene.application.platform.RunJobs;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of the server itself.
public final class PlatformCases {
    public final ChangeSettings changeSettings;
    public final ForgetOld forgetOld;
    public final RunJobs runJobs;
    public final Backlog backlog;
    public final AdvanceClock advanceClock;

    PlatformCases(
            InMemoryPorts ports,
            Outside outside,
            PaymentCases payments,
            PayoutCases payouts,
            NotificationCases notifications,
            SubscriptionCases subscriptions,
            FundingCases funding,
            DocumentCases documents) {
        changeSettings =
                new ChangeSettings(
                        ports.transactions(),
                        ports.settings(),
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        forgetOld =
                new ForgetOld(
                        ports.transactions(),
                        ports.signUps(),
                        ports.mailedLinks(),
                        ports.sessions(),
                        ports.repeatedRequests(),
                        ports.rateLimits(),
                        ports.declines());
        runJobs =
                new RunJobs(
                        List.of(
                                funding.endCampaigns,
                                subscriptions.endOverdue,
                                payments.releasePayments,
                                payouts.lookAtAccounts,
                                payouts.sendPayouts,
                                forgetOld,
                                documents.fillUpDocuments),
                        ports.clock());
        backlog =
                new Backlog(
                        ports.noticeInbox(),
                        payments.applyNotices,
                        ports.outbox(),
                        notifications.handleEvents,
                        ports.mailQueue(),
                        notifications.sendMails);
        advanceClock = new AdvanceClock(ports.clock(), outside.sandbox(), runJobs, backlog);
    }
}
