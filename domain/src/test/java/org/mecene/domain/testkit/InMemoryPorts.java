package org.mecene.domain.testkit;

import java.util.List;
import java.util.UUID;
import org.mecene.domain.content.InMemoryPosts;
import org.mecene.domain.documents.InMemoryBillingBook;
import org.mecene.domain.documents.InMemoryDocuments;
import org.mecene.domain.events.InMemoryOutbox;
import org.mecene.domain.funding.InMemoryCampaigns;
import org.mecene.domain.funding.InMemoryCategories;
import org.mecene.domain.funding.InMemoryDonations;
import org.mecene.domain.media.InMemoryMediaItems;
import org.mecene.domain.notifications.InMemoryMailQueue;
import org.mecene.domain.notifications.InMemoryNotifications;
import org.mecene.domain.notifications.InMemorySentMails;
import org.mecene.domain.payments.InMemoryDeclines;
import org.mecene.domain.payments.InMemoryLedger;
import org.mecene.domain.payments.InMemoryNoticeInbox;
import org.mecene.domain.payments.InMemoryPayments;
import org.mecene.domain.payments.InMemoryReconciliations;
import org.mecene.domain.payments.InMemoryRefunds;
import org.mecene.domain.payouts.InMemoryPayoutAccounts;
import org.mecene.domain.payouts.InMemoryPayouts;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.InMemoryAuditLog;
import org.mecene.domain.platform.InMemoryFailedWork;
import org.mecene.domain.platform.InMemoryRateLimits;
import org.mecene.domain.platform.InMemoryRepeatedRequests;
import org.mecene.domain.platform.InMemoryServerSecrets;
import org.mecene.domain.platform.InMemorySettings;
import org.mecene.domain.social.InMemoryComments;
import org.mecene.domain.social.InMemoryFollows;
import org.mecene.domain.social.InMemoryLikes;
import org.mecene.domain.subscriptions.InMemoryDueSubscriptions;
import org.mecene.domain.subscriptions.InMemoryGifts;
import org.mecene.domain.subscriptions.InMemorySpecialOffers;
import org.mecene.domain.subscriptions.InMemorySubscriptions;
import org.mecene.domain.subscriptions.InMemoryTierChanges;
import org.mecene.domain.subscriptions.InMemoryTiers;
import org.mecene.domain.subscriptions.InMemoryTrials;
import org.mecene.domain.users.InMemoryBans;
import org.mecene.domain.users.InMemoryCreatorApplications;
import org.mecene.domain.users.InMemoryDepartures;
import org.mecene.domain.users.InMemoryKnownDevices;
import org.mecene.domain.users.InMemoryMailedLinks;
import org.mecene.domain.users.InMemoryPasskeyChallenges;
import org.mecene.domain.users.InMemoryPasskeys;
import org.mecene.domain.users.InMemoryProofs;
import org.mecene.domain.users.InMemorySecondFactors;
import org.mecene.domain.users.InMemorySessions;
import org.mecene.domain.users.InMemorySignUps;
import org.mecene.domain.users.InMemorySocialIdentities;
import org.mecene.domain.users.InMemorySocialSignIns;
import org.mecene.domain.users.InMemoryUsers;

/// The fakes of all ports, over one memory.
public record InMemoryPorts(
        InMemoryTransactions transactions,
        TestClock clock,
        SequentialIds ids,
        InMemoryUsers users,
        InMemorySignUps signUps,
        InMemoryMailedLinks mailedLinks,
        InMemorySessions sessions,
        InMemoryProofs proofs,
        InMemorySecondFactors secondFactors,
        InMemorySocialIdentities socialIdentities,
        InMemorySocialSignIns socialSignIns,
        InMemoryPasskeys passkeys,
        InMemoryPasskeyChallenges passkeyChallenges,
        InMemoryKnownDevices knownDevices,
        InMemoryBans bans,
        InMemoryCreatorApplications creatorApplications,
        InMemoryMediaItems mediaItems,
        InMemoryPosts posts,
        InMemoryComments comments,
        InMemoryLikes likes,
        InMemoryFollows follows,
        InMemoryTiers tiers,
        InMemorySubscriptions subscriptions,
        InMemoryTierChanges tierChanges,
        InMemoryTrials trials,
        InMemoryDueSubscriptions dueSubscriptions,
        InMemoryGifts gifts,
        InMemorySpecialOffers offers,
        InMemoryPayments payments,
        InMemoryRefunds refunds,
        InMemoryDocuments documents,
        InMemoryBillingBook billingBook,
        InMemoryPayoutAccounts payoutAccounts,
        InMemoryPayouts payouts,
        InMemoryLedger ledger,
        InMemoryNoticeInbox noticeInbox,
        InMemoryReconciliations reconciliations,
        InMemoryDeclines declines,
        InMemoryCategories categories,
        InMemoryCampaigns campaigns,
        InMemoryDonations donations,
        InMemoryNotifications notifications,
        InMemoryMailQueue mailQueue,
        InMemorySentMails sentMails,
        InMemoryOutbox outbox,
        InMemorySettings settings,
        InMemoryAuditLog auditLog,
        InMemoryFailedWork failedWork,
        InMemoryRepeatedRequests repeatedRequests,
        InMemoryRateLimits rateLimits,
        InMemoryServerSecrets serverSecrets,
        InMemoryDepartures departures)
        implements Ports {
    public static InMemoryPorts empty() {
        return over(new InMemoryTransactions());
    }

    public static InMemoryPorts over(InMemoryTransactions transactions) {
        var clock = new TestClock();
        var ids = new SequentialIds();
        var database = InMemoryDatabase.empty(transactions, clock);
        var sessions = new InMemorySessions(database);
        var outbox = new InMemoryOutbox(database, ids);
        var mailedLinks = new InMemoryMailedLinks(database);
        var secondFactors = new InMemorySecondFactors(database);
        var socialIdentities = new InMemorySocialIdentities(database);
        var passkeys = new InMemoryPasskeys(database);
        var knownDevices = new InMemoryKnownDevices(database);
        var ledger = new InMemoryLedger(database);
        var payoutAccounts = new InMemoryPayoutAccounts(database);
        var payouts = new InMemoryPayouts(database);
        var money = new InMemoryDepartures.Money(ledger, payouts, payoutAccounts);
        var notifications = new InMemoryNotifications(database);
        var mailQueue = new InMemoryMailQueue(database);
        var keys =
                new InMemoryDepartures.Keys(
                        sessions,
                        mailedLinks,
                        secondFactors,
                        socialIdentities,
                        passkeys,
                        knownDevices);
        return new InMemoryPorts(
                transactions,
                clock,
                ids,
                new InMemoryUsers(database),
                new InMemorySignUps(database),
                mailedLinks,
                sessions,
                new InMemoryProofs(database, sessions),
                secondFactors,
                socialIdentities,
                new InMemorySocialSignIns(database),
                passkeys,
                new InMemoryPasskeyChallenges(database),
                knownDevices,
                new InMemoryBans(database),
                new InMemoryCreatorApplications(database),
                new InMemoryMediaItems(database),
                new InMemoryPosts(database),
                new InMemoryComments(database),
                new InMemoryLikes(database, outbox),
                new InMemoryFollows(database),
                new InMemoryTiers(database),
                new InMemorySubscriptions(database),
                new InMemoryTierChanges(database),
                new InMemoryTrials(database),
                new InMemoryDueSubscriptions(database),
                new InMemoryGifts(database),
                new InMemorySpecialOffers(database),
                new InMemoryPayments(database),
                new InMemoryRefunds(database),
                new InMemoryDocuments(database),
                new InMemoryBillingBook(database),
                payoutAccounts,
                payouts,
                ledger,
                new InMemoryNoticeInbox(database),
                new InMemoryReconciliations(database),
                new InMemoryDeclines(database),
                new InMemoryCategories(database),
                new InMemoryCampaigns(database),
                new InMemoryDonations(database),
                notifications,
                mailQueue,
                new InMemorySentMails(database),
                outbox,
                new InMemorySettings(database),
                new InMemoryAuditLog(database),
                new InMemoryFailedWork(outbox, mailQueue),
                new InMemoryRepeatedRequests(database),
                new InMemoryRateLimits(),
                new InMemoryServerSecrets(database),
                new InMemoryDepartures(database, money, notifications, mailQueue, keys));
    }

    @Override
    public InMemorySessions standings() {
        return sessions;
    }

    @Override
    public InMemoryOutbox events() {
        return outbox;
    }

    @Override
    public List<AuditLog.Entry> audited(UUID subject) {
        return auditLog.entries().stream()
                .filter(entry -> subject.equals(entry.subject()))
                .toList();
    }
}
