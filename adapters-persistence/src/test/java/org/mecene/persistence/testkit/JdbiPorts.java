package org.mecene.persistence.testkit;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Origins;
import org.mecene.domain.testkit.Ports;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.persistence.content.JdbiPosts;
import org.mecene.persistence.database.ConnectionPool;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.persistence.database.Json;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.documents.JdbiBillingBook;
import org.mecene.persistence.documents.JdbiDocuments;
import org.mecene.persistence.funding.JdbiCampaigns;
import org.mecene.persistence.funding.JdbiCategories;
import org.mecene.persistence.funding.JdbiDonations;
import org.mecene.persistence.media.JdbiMediaItems;
import org.mecene.persistence.notifications.JdbiMailQueue;
import org.mecene.persistence.notifications.JdbiNotifications;
import org.mecene.persistence.notifications.JdbiOutbox;
import org.mecene.persistence.notifications.JdbiSentMails;
import org.mecene.persistence.payments.JdbiDeclines;
import org.mecene.persistence.payments.JdbiLedger;
import org.mecene.persistence.payments.JdbiNoticeInbox;
import org.mecene.persistence.payments.JdbiPayments;
import org.mecene.persistence.payments.JdbiReconciliations;
import org.mecene.persistence.payments.JdbiRefunds;
import org.mecene.persistence.payouts.JdbiPayoutAccounts;
import org.mecene.persistence.payouts.JdbiPayouts;
import org.mecene.persistence.platform.JdbiAuditLog;
import org.mecene.persistence.platform.JdbiFailedWork;
import org.mecene.persistence.platform.JdbiRateLimits;
import org.mecene.persistence.platform.JdbiRepeatedRequests;
import org.mecene.persistence.platform.JdbiServerSecrets;
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
import org.mecene.persistence.users.JdbiProofs;
import org.mecene.persistence.users.JdbiSecondFactors;
import org.mecene.persistence.users.JdbiSessions;
import org.mecene.persistence.users.JdbiSignUps;
import org.mecene.persistence.users.JdbiSocialIdentities;
import org.mecene.persistence.users.JdbiSocialSignIns;
import org.mecene.persistence.users.JdbiUsers;

/// All the ports over one real database.
public record JdbiPorts(
        HikariDataSource pool,
        ScheduledExecutorService refresher,
        Database database,
        TestClock clock,
        SequentialIds ids,
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
        JdbiDeclines declines,
        JdbiCategories categories,
        JdbiCampaigns campaigns,
        JdbiDonations donations,
        JdbiNotifications notifications,
        JdbiMailQueue mailQueue,
        JdbiSentMails sentMails,
        JdbiOutbox outbox,
        JdbiSettings settings,
        JdbiAuditLog auditLog,
        JdbiFailedWork failedWork,
        JdbiRepeatedRequests repeatedRequests,
        JdbiRateLimits rateLimits,
        JdbiServerSecrets serverSecrets,
        JdbiDepartures departures)
        implements Ports, AutoCloseable {
    private static final int CONNECTIONS = 20;

    /// Over a new database.
    public static JdbiPorts fresh() {
        return over(TestServer.shared().newDatabase());
    }

    public static JdbiPorts over(DatabaseUrl url) {
        var pool = ConnectionPool.open(url, CONNECTIONS);
        var database = new Database(pool);
        var clock = new TestClock();
        var ids = SequentialIds.unlikeAnyBefore();
        var standings = new CachedStandings(database, clock);
        clock.accompany(time -> letPassInQueues(database, time));
        var refresher = refresher(standings);
        var outbox = new JdbiOutbox(database, ids, clock, () -> {});
        return new JdbiPorts(
                pool,
                refresher,
                database,
                clock,
                ids,
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
                new JdbiNoticeInbox(database, () -> {}),
                new JdbiReconciliations(database),
                new JdbiDeclines(database),
                new JdbiCategories(database),
                new JdbiCampaigns(database),
                new JdbiDonations(database),
                new JdbiNotifications(database),
                new JdbiMailQueue(database, () -> {}),
                new JdbiSentMails(database),
                outbox,
                new JdbiSettings(database),
                new JdbiAuditLog(database, new Origins()),
                new JdbiFailedWork(database),
                new JdbiRepeatedRequests(database),
                new JdbiRateLimits(database),
                new JdbiServerSecrets(database),
                new JdbiDepartures(database));
    }

    @Override
    public Database transactions() {
        return database;
    }

    @Override
    public void catchUp() {
        likes.run(clock.instant());
    }

    @Override
    public JdbiOutbox events() {
        return outbox;
    }

    @Override
    public List<AuditLog.Entry> audited(UUID subject) {
        var json = new Json();
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT id, at, actor_id, action, subject_id, facts
                                  FROM audit_log
                                 WHERE subject_id = :subject
                                 ORDER BY at, id
                                """)
                        .bind("subject", subject)
                        .map((result, context) -> {
                            var row = new Row(result);
                            var id = row.uuid();
                            var at = row.instant();
                            var by = row.uuidOrNull();
                            return new AuditLog.Entry(
                                    id,
                                    at,
                                    by == null ? null : new UserId(by),
                                    row.text(),
                                    row.uuidOrNull(),
                                    json.readFacts(row.text()));
                        })
                        .list());
    }

    /// Queues follow the database's own clock, which cannot be moved; so what they wait for comes
    /// nearer.
    private static void letPassInQueues(Database database, Duration time) {
        for (var queue : List.of("outbox_events", "mail_queue", "provider_notices")) {
            database.alone(handle ->
                    handle.createUpdate(
                                    """
                                    UPDATE %s
                                       SET due_at = due_at - :micros * interval '1 microsecond',
                                           leased_until = leased_until - :micros * interval '1 microsecond'
                                    """
                                            .formatted(queue))
                            .bind("micros", time.toNanos() / 1_000)
                            .execute());
        }
    }

    /// What a node's worker does.
    private static ScheduledExecutorService refresher(CachedStandings standings) {
        var executor =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon(true).factory());
        var _ =
                executor.scheduleWithFixedDelay(
                        standings::forgetWhatChanged, 100, 100, TimeUnit.MILLISECONDS);
        return executor;
    }

    @Override
    public void close() {
        refresher.shutdownNow();
        pool.close();
    }
}
