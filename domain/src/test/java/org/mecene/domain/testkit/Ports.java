package org.mecene.domain.testkit;

import java.util.List;
import java.util.UUID;
import org.mecene.domain.content.Posts;
import org.mecene.domain.documents.BillingBook;
import org.mecene.domain.documents.Documents;
import org.mecene.domain.events.Events;
import org.mecene.domain.events.Outbox;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Categories;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.Notifications;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.NoticeInbox;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Reconciliations;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.payouts.PayoutAccounts;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.FailedWork;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.social.Comments;
import org.mecene.domain.social.Follows;
import org.mecene.domain.social.Likes;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.domain.subscriptions.SpecialOffers;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.TierChanges;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.subscriptions.Trials;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Bans;
import org.mecene.domain.users.CreatorApplications;
import org.mecene.domain.users.Departures;
import org.mecene.domain.users.KnownDevices;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.PasskeyChallenges;
import org.mecene.domain.users.Passkeys;
import org.mecene.domain.users.Proofs;
import org.mecene.domain.users.SecondFactors;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.SocialSignIns;
import org.mecene.domain.users.Standings;
import org.mecene.domain.users.Users;

/// All the ports over one store: what a contract needs of its own port, and of the neighbours whose
/// things its own hang on. One implementation serves all contracts of an adapter.
///
/// The store may hold what earlier tests left: contracts make their own people and look at nothing
/// else. Every port takes the time from [#clock].
public interface Ports {
    Transactions transactions();

    /// Does what a running node does in the background, for ports that promise something within
    /// seconds.
    default void catchUp() {}

    TestClock clock();

    /// Ids that nothing in the store has yet.
    Ids ids();

    Users users();

    SignUps signUps();

    MailedLinks mailedLinks();

    Sessions sessions();

    KnownDevices knownDevices();

    Bans bans();

    Departures departures();

    Standings standings();

    Proofs proofs();

    SecondFactors secondFactors();

    SocialIdentities socialIdentities();

    SocialSignIns socialSignIns();

    Passkeys passkeys();

    PasskeyChallenges passkeyChallenges();

    CreatorApplications creatorApplications();

    MediaItems mediaItems();

    Posts posts();

    Comments comments();

    Likes likes();

    Follows follows();

    Tiers tiers();

    Subscriptions subscriptions();

    TierChanges tierChanges();

    Trials trials();

    DueSubscriptions dueSubscriptions();

    Gifts gifts();

    SpecialOffers offers();

    Payments payments();

    Refunds refunds();

    Documents documents();

    BillingBook billingBook();

    PayoutAccounts payoutAccounts();

    Payouts payouts();

    Ledger ledger();

    NoticeInbox noticeInbox();

    Reconciliations reconciliations();

    Declines declines();

    Categories categories();

    Campaigns campaigns();

    Donations donations();

    Notifications notifications();

    MailQueue mailQueue();

    SentMails sentMails();

    Events events();

    Outbox outbox();

    SettingsStore settings();

    AuditLog auditLog();

    FailedWork failedWork();

    /// What the audit log holds about a subject, oldest first. The port itself cannot be read.
    List<AuditLog.Entry> audited(UUID subject);

    RepeatedRequests repeatedRequests();

    RateLimits rateLimits();

    ServerSecrets serverSecrets();
}
