package org.mecene.bootstrap.wiring;

import java.time.InstantSource;
import org.mecene.domain.platform.Origins;
import org.mecene.domain.time.Ids;
import org.mecene.persistence.content.JdbiPosts;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.documents.JdbiBillingBook;
import org.mecene.persistence.documents.JdbiDocuments;
import org.mecene.persistence.funding.JdbiCampaigns;
import org.mecene.persistence.funding.JdbiCategories;
import org.mecene.persistence.funding.JdbiDonations;
import org.mecene.persistence.media.JdbiMediaItems;
import org.mecene.persistence.notifications.JdbiMailQueue;
import org.mecene.persistence.notifications.JdbiNotifications;
import org.mecene.persistence.notifications.JdbiOutbox;
import org.mecene.persistence.payments.JdbiLedger;
import org.mecene.persistence.payments.JdbiNoticeInbox;
import org.mecene.persistence.payments.JdbiPayments;
import org.mecene.persistence.payments.JdbiReconciliations;
import org.mecene.persistence.payments.JdbiRefunds;
import org.mecene.persistence.payouts.JdbiPayoutAccounts;
import org.mecene.persistence.payouts.JdbiPayouts;
import org.mecene.persistence.platform.JdbiAuditLog;
import org.mecene.persistence.platform.JdbiFailedWork;
import org.mecene.persistence.platform.JdbiRepeatedRequests;
import org.mecene.persistence.platform.JdbiSettings;
import org.mecene.persistence.social.JdbiComments;
import org.mecene.persistence.social.JdbiFollows;
import org.mecene.persistence.social.JdbiLikes;
import org.mecene.persistence.subscriptions.JdbiDueSubscriptions;
import org.mecene.persistence.subscriptions.JdbiGifts;
import org.mecene.persistence.subscriptions.JdbiSpecialOffers;
import org.mecene.persistence.subscriptions.JdbiSubscriptions;
import org.mecene.persistence.subscriptions.JdbiTierChanges;
import org.mecene.persistence.subscriptions.JdbiTiers;
import org.mecene.persistence.subscriptions.JdbiTrials;
import org.mecene.persistence.users.CachedStandings;
import org.mecene.persistence.users.JdbiBans;
import org.mecene.persistence.users.JdbiCreatorApplications;
import org.mecene.persistence.users.JdbiDepartures;
import org.mecene.persistence.users.JdbiKnownDevices;
import org.mecene.persistence.users.JdbiMailedLinks;
import org.mecene.persistence.users.JdbiPasskeyChallenges;
import org.mecene.persistence.users.JdbiPasskeys;
import org.mecene.persistence.users.JdbiPersonalRecords;
import org.mecene.persistence.users.JdbiProofs;
import org.mecene.persistence.users.JdbiSecondFactors;
import org.mecene.persistence.users.JdbiSessions;
import org.mecene.persistence.users.JdbiSignUps;
import org.mecene.persistence.users.JdbiSocialIdentities;
import org.mecene.persistence.users.JdbiSocialSignIns;
import org.mecene.persistence.users.JdbiUsers;

/// Everything that is kept in the database.
record Repositories(
        Database database,
        CachedStandings standings,
        JdbiUsers users,
        JdbiSignUps signUps,
        JdbiMailedLinks mailedLinks,
        JdbiSessions sessions,
        JdbiProofs proofs,
        JdbiSecondFactors secondFactors,
        JdbiSocialIdentities socialIdentities,
        JdbiSocialSignIns socialSignIns,
        JdbiPasskeys passkeys,
        JdbiPasskeyChallenges passkeyChallenges,
        JdbiKnownDevices knownDevices,
        JdbiBans bans,
        JdbiDepartures departures,
        JdbiPersonalRecords personalRecords,
        JdbiCreatorApplications creatorApplications,
        JdbiMediaItems mediaItems,
        JdbiPosts posts,
        JdbiComments comments,
        JdbiLikes likes,
        JdbiFollows follows,
        JdbiTiers tiers,
        JdbiSubscriptions subscriptions,
        JdbiTierChanges tierChanges,
        JdbiTrials trials,
        JdbiDueSubscriptions dueSubscriptions,
        JdbiGifts gifts,
        JdbiSpecialOffers offers,
        JdbiPayments payments,
        JdbiRefunds refunds,
        JdbiDocuments documents,
        JdbiBillingBook billingBook,
        JdbiPayoutAccounts payoutAccounts,
        JdbiPayouts payouts,
        JdbiLedger ledger,
        JdbiNoticeInbox noticeInbox,
        JdbiReconciliations reconciliations,
        JdbiCategories categories,
        JdbiCampaigns campaigns,
        JdbiDonations donations,
        JdbiNotifications notifications,
        JdbiMailQueue mailQueue,
        JdbiOutbox outbox,
        JdbiSettings settings,
        JdbiAuditLog auditLog,
        JdbiFailedWork failedWork,
        JdbiRepeatedRequests repeatedRequests) {
    static Repositories over(
            Database database, Ids ids, InstantSource clock, Bells bells, Origins origins) {
        var standings = new CachedStandings(database, clock);
        var outbox = new JdbiOutbox(database, ids, clock, bells.events());
        return new Repositories(
                database,
                standings,
                new JdbiUsers(database, standings, clock),
                new JdbiSignUps(database),
                new JdbiMailedLinks(database),
                new JdbiSessions(database, standings),
                new JdbiProofs(database),
                new JdbiSecondFactors(database),
                new JdbiSocialIdentities(database),
                new JdbiSocialSignIns(database),
                new JdbiPasskeys(database),
                new JdbiPasskeyChallenges(database),
                new JdbiKnownDevices(database),
                new JdbiBans(database),
                new JdbiDepartures(database),
                new JdbiPersonalRecords(database),
                new JdbiCreatorApplications(database),
                new JdbiMediaItems(database),
                new JdbiPosts(database),
                new JdbiComments(database),
                new JdbiLikes(database, outbox),
                new JdbiFollows(database),
                new JdbiTiers(database),
                new JdbiSubscriptions(database),
                new JdbiTierChanges(database),
                new JdbiTrials(database),
                new JdbiDueSubscriptions(database),
                new JdbiGifts(database),
                new JdbiSpecialOffers(database),
                new JdbiPayments(database),
                new JdbiRefunds(database),
                new JdbiDocuments(database),
                new JdbiBillingBook(database),
                new JdbiPayoutAccounts(database),
                new JdbiPayouts(database),
                new JdbiLedger(database),
                new JdbiNoticeInbox(database, bells.notices()),
                new JdbiReconciliations(database),
                new JdbiCategories(database),
                new JdbiCampaigns(database),
                new JdbiDonations(database),
                new JdbiNotifications(database),
                new JdbiMailQueue(database, bells.mails()),
                outbox,
                new JdbiSettings(database),
                new JdbiAuditLog(database, origins),
                new JdbiFailedWork(database),
                new JdbiRepeatedRequests(database));
    }
}
