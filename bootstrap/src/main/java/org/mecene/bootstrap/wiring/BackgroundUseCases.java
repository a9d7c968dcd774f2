package org.mecene.bootstrap.wiring;

import java.util.List;
import java.util.stream.Stream;
import org.mecene.application.funding.EndCampaigns;
import org.mecene.application.funding.NoteGoalReached;
import org.mecene.application.notifications.EventHandler;
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
import org.mecene.application.users.MailVerification;
import org.mecene.application.users.ReplayErasures;
import org.mecene.domain.platform.Job;

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
        var handleEvents =
                new HandleEvents(
                        kept.outbox(), handlers(parts, money, documents, teller), transactions);
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
        var leaving = ofLeaving(parts, money);
        var jobs =
                Stream.of(
                                List.<Job>of(replayErasures),
                                ofMoney(parts, money),
                                ofPeople(parts, users, money),
                                leaving,
                                List.<Job>of(documents.fillUpDocuments(), kept.likes()))
                        .flatMap(List::stream)
                        .toList();
        return new BackgroundUseCases(
                handleEvents,
                sendMails,
                new ReadNotifications(
                        transactions, kept.notifications(), kept.users(), wording, parts.clock()),
                new RunJobs(jobs, parts.clock()),
                replayErasures,
                new RunJobs(leaving, parts.clock()),
                new Backlog(
                        kept.noticeInbox(),
                        money.payments().applyNotices(),
                        kept.outbox(),
                        handleEvents,
                        kept.mailQueue(),
                        sendMails));
    }

    private static List<EventHandler> handlers(
            Parts parts, MoneyUseCases money, DocumentUseCases documents, Teller teller) {
        var kept = parts.kept();
        return List.of(
                new StopBilling(kept.subscriptions(), parts.outside().gateway()),
                new NoteGoalReached(kept.campaigns(), kept.outbox(), parts.clock()),
                money.payments().sendRefunds(),
                documents.issueDocuments(),
                money.funding().giveBackDonations(),
                new TellOfPayments(teller, kept.refunds()),
                new TellOfPayouts(teller),
                new MailPasswordReset(
                        kept.users(),
                        kept.mailedLinks(),
                        kept.mailQueue(),
                        parts.keys().mailSecrets(),
                        parts.ids(),
                        parts.clock()),
                new MailVerification(
                        kept.signUps(), UserUseCases.signUpMails(parts), parts.clock()),
                new TellOfUsers(teller),
                new TellOfSocial(teller, kept.comments(), kept.posts()),
                new TellOfSubscriptions(teller, kept.tiers()),
                new TellOfGifts(teller, kept.tiers(), kept.gifts()),
                new ReviveGifts(kept.gifts(), kept.payments(), kept.refunds()),
                new TellOfFunding(teller, kept.campaigns(), kept.donations(), kept.refunds()));
    }

    private static List<Job> ofMoney(Parts parts, MoneyUseCases money) {
        var kept = parts.kept();
        var transactions = kept.database();
        return List.of(
                new EndCampaigns(transactions, kept.campaigns(), kept.outbox()),
                money.payments().releasePayments(),
                money.payouts().lookAtAccounts(),
                money.payouts().sendPayouts(),
                new EndOverdueSubscriptions(
                        transactions,
                        kept.dueSubscriptions(),
                        kept.subscriptions(),
                        kept.settings(),
                        kept.outbox()),
                new ExpireGifts(transactions, kept.gifts()));
    }

    /// Renewals are announced behind what stops some.
    private static List<Job> ofPeople(Parts parts, UserUseCases users, MoneyUseCases money) {
        var kept = parts.kept();
        var transactions = kept.database();
        return List.of(
                new ForgetOld(
                        transactions,
                        kept.signUps(),
                        kept.mailedLinks(),
                        kept.sessions(),
                        kept.repeatedRequests(),
                        parts.rateLimits(),
                        parts.declines()),
                new ForgetSignIns(transactions, kept.socialSignIns(), kept.passkeyChallenges()),
                users.shutOut(),
                new EndSubscriptionsOfShutOut(
                        transactions, kept.dueSubscriptions(), kept.subscriptions(), kept.outbox()),
                new StopRenewalsOfFormerCreators(
                        transactions,
                        kept.dueSubscriptions(),
                        kept.subscriptions(),
                        parts.outside().gateway(),
                        money.subscriptions().giveUpUnpaid(),
                        kept.outbox()),
                new AnnounceRenewals(transactions, kept.dueSubscriptions(), kept.outbox()));
    }

    /// Accounts are erased behind what ends their subscriptions.
    private static List<Job> ofLeaving(Parts parts, MoneyUseCases money) {
        var kept = parts.kept();
        var transactions = kept.database();
        return List.of(
                new EndSubscriptionsOfLeaving(
                        transactions,
                        kept.dueSubscriptions(),
                        kept.subscriptions(),
                        parts.outside().gateway(),
                        money.subscriptions().giveUpUnpaid(),
                        kept.outbox()),
                new EraseAccounts(
                        transactions,
                        kept.users(),
                        kept.departures(),
                        parts.outside().erasureJournal(),
                        kept.mediaItems(),
                        parts.outside().mediaStore(),
                        kept.auditLog(),
                        parts.ids()));
    }
}
