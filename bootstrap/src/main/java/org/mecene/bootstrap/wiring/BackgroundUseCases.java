package org.mecene.bootstrap.wiring;

import java.util.List;
import org.mecene.application.funding.EndCampaigns;
import org.mecene.application.funding.NoteGoalReached;
import org.mecene.application.notifications.HandleEvents;
import org.mecene.application.notifications.ReadNotifications;
import org.mecene.application.notifications.SendMails;
import org.mecene.application.notifications.TellOfFunding;
import org.mecene.application.notifications.TellOfGifts;
import org.mecene.application.notifications.TellOfPayments;
import org.mecene.application.notifications.TellOfPayouts;
import org.mecene.application.notifications.TellOfSocial;
import org.mecene.application.notifications.TellOfSubscriptions;
import org.mecene.application.notifications.TellOfUsers;
import org.mecene.application.notifications.Teller;
import org.mecene.application.notifications.Wording;
import org.mecene.application.platform.Backlog;
import org.mecene.application.platform.ForgetOld;
import org.mecene.application.platform.RunJobs;
import org.mecene.application.subscriptions.AnnounceRenewals;
import org.mecene.application.subscriptions.EndOverdueSubscriptions;
import org.mecene.application.subscriptions.EndSubscriptionsOfLeaving;
import org.mecene.application.subscriptions.EndSubscriptionsOfShutOut;
import org.mecene.application.subscriptions.ExpireGifts;
import org.mecene.application.subscriptions.ReviveGifts;
import org.mecene.application.subscriptions.StopBilling;
import org.mecene.application.subscriptions.StopRenewalsOfFormerCreators;
import org.mecene.application.users.EraseAccounts;
import org.mecene.application.users.ForgetSignIns;
import org.mecene.application.users.MailPasswordReset;
import org.mecene.application.users.ReplayErasures;

/// What follows from changes, and from the clock.
record BackgroundUseCases(
        HandleEvents handleEvents,
        SendMails sendMails,
        ReadNotifications readNotifications,
        RunJobs runJobs,
        ReplayErasures replayErasures,
        RunJobs eraseLeaving,
        Backlog backlog) {
    static BackgroundUseCases of(
            Parts parts, UserUseCases users, MoneyUseCases money, DocumentUseCases documents) {
        var kept = parts.kept();
        var transactions = kept.database();
        var wording = new Wording();
        var teller =
                new Teller(
                        kept.users(), kept.notifications(), kept.mailQueue(), wording, parts.ids());
        var handlers =
                List.of(
                        new StopBilling(kept.subscriptions(), parts.outside().gateway()),
                        new NoteGoalReached(kept.campaigns(), kept.outbox(), parts.clock()),
                        money.sendRefunds(),
                        documents.issueDocuments(),
                        money.giveBackDonations(),
                        new TellOfPayments(teller, kept.refunds()),
                        new TellOfPayouts(teller),
                        new MailPasswordReset(
                                kept.users(),
                                kept.mailedLinks(),
                                kept.mailQueue(),
                                parts.keys().mailSecrets(),
                                parts.ids(),
                                parts.clock()),
                        new TellOfUsers(teller),
                        new TellOfSocial(teller, kept.comments(), kept.posts()),
                        new TellOfSubscriptions(teller, kept.tiers()),
                        new TellOfGifts(teller, kept.tiers(), kept.gifts()),
                        new ReviveGifts(kept.gifts(), kept.payments(), kept.refunds()),
                        new TellOfFunding(teller, kept.campaigns(), kept.donations()));
        var handleEvents = new HandleEvents(kept.outbox(), handlers, transactions);
        var sendMails = new SendMails(kept.mailQueue(), parts.outside().mailer());
        var replayErasures =
                new ReplayErasures(
                        transactions,
                        kept.users(),
                        kept.departures(),
                        parts.outside().erasureJournal(),
                        kept.sessions(),
                        kept.auditLog(),
                        parts.ids(),
                        parts.clock());
        var endOfLeaving =
                new EndSubscriptionsOfLeaving(
                        transactions,
                        kept.subscriptions(),
                        parts.outside().gateway(),
                        kept.outbox());
        var eraseAccounts =
                new EraseAccounts(
                        transactions,
                        kept.users(),
                        kept.departures(),
                        parts.outside().erasureJournal(),
                        kept.mediaItems(),
                        parts.outside().mediaStore(),
                        kept.auditLog(),
                        parts.ids());
        var jobs =
                List.of(
                        replayErasures,
                        new EndCampaigns(transactions, kept.campaigns(), kept.outbox()),
                        money.releasePayments(),
                        money.payouts().lookAtAccounts(),
                        money.payouts().sendPayouts(),
                        new EndOverdueSubscriptions(
                                transactions, kept.subscriptions(), kept.settings(), kept.outbox()),
                        new ExpireGifts(transactions, kept.gifts()),
                        new ForgetOld(
                                transactions,
                                kept.signUps(),
                                kept.mailedLinks(),
                                kept.sessions(),
                                kept.repeatedRequests(),
                                parts.rateLimits(),
                                parts.declines()),
                        new ForgetSignIns(
                                transactions, kept.socialSignIns(), kept.passkeyChallenges()),
                        users.shutOut(),
                        new EndSubscriptionsOfShutOut(
                                transactions, kept.subscriptions(), kept.outbox()),
                        new StopRenewalsOfFormerCreators(
                                transactions,
                                kept.subscriptions(),
                                parts.outside().gateway(),
                                kept.outbox()),
                        new AnnounceRenewals(transactions, kept.subscriptions(), kept.outbox()),
                        endOfLeaving,
                        eraseAccounts,
                        documents.fillUpDocuments(),
                        kept.likes());
        return new BackgroundUseCases(
                handleEvents,
                sendMails,
                new ReadNotifications(
                        transactions, kept.notifications(), kept.users(), wording, parts.clock()),
                new RunJobs(jobs, parts.clock()),
                replayErasures,
                new RunJobs(List.of(endOfLeaving, eraseAccounts), parts.clock()),
                new Backlog(
                        kept.noticeInbox(),
                        money.applyNotices(),
                        kept.outbox(),
                        handleEvents,
                        kept.mailQueue(),
                        sendMails));
    }
}
