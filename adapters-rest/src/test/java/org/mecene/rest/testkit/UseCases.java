package org.mecene.rest.testkit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.mecene.application.content.PostMediaRights;
import org.mecene.application.content.ReadPosts;
import org.mecene.application.content.Reading;
import org.mecene.application.content.WritePosts;
import org.mecene.application.documents.Billing;
import org.mecene.application.documents.IssueDocuments;
import org.mecene.application.documents.KeepBillingDetails;
import org.mecene.application.documents.ReadDocuments;
import org.mecene.application.funding.BillDonations;
import org.mecene.application.funding.CampaignSight;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.ManageCategories;
import org.mecene.application.funding.ReadCampaigns;
import org.mecene.application.funding.ReadDonations;
import org.mecene.application.funding.RefundDonations;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.application.funding.SettleDonations;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.media.RemoveMedia;
import org.mecene.application.media.ShowMedia;
import org.mecene.application.media.UploadMedia;
import org.mecene.application.notifications.HandleEvents;
import org.mecene.application.notifications.ReadNotifications;
import org.mecene.application.notifications.SendMails;
import org.mecene.application.notifications.TellOfSocial;
import org.mecene.application.notifications.Teller;
import org.mecene.application.notifications.Wording;
import org.mecene.application.payments.ApplyFact;
import org.mecene.application.payments.ApplyNotices;
import org.mecene.application.payments.AskRefunds;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.FailedNotices;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.payments.Purposes;
import org.mecene.application.payments.ReadPayments;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.Reconcile;
import org.mecene.application.payments.RefundPayments;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.payments.SettleDisputes;
import org.mecene.application.payments.SettleRefunds;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.application.payouts.ReadBalance;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.application.platform.Backlog;
import org.mecene.application.platform.ChangeSettings;
import org.mecene.application.platform.NoteAct;
import org.mecene.application.platform.ReadAuditLog;
import org.mecene.application.platform.ReplayFailedWork;
import org.mecene.application.platform.RunJobs;
import org.mecene.application.social.CommentOn;
import org.mecene.application.social.CommentSubjects;
import org.mecene.application.social.FollowCreators;
import org.mecene.application.social.LikePosts;
import org.mecene.application.subscriptions.BillGifts;
import org.mecene.application.subscriptions.BillSubscriptions;
import org.mecene.application.subscriptions.ChangeTier;
import org.mecene.application.subscriptions.FollowProvider;
import org.mecene.application.subscriptions.GiveAccess;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.subscriptions.MakeOffers;
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.application.subscriptions.OpenBillingPortal;
import org.mecene.application.subscriptions.RedeemGifts;
import org.mecene.application.subscriptions.RunSubscriptions;
import org.mecene.application.subscriptions.SettleGifts;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.subscriptions.TakeOffers;
import org.mecene.application.subscriptions.TierPrices;
import org.mecene.application.users.AddAccount;
import org.mecene.application.users.AddPasskey;
import org.mecene.application.users.AddressLimits;
import org.mecene.application.users.AdmitSocial;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.application.users.AskForPasskey;
import org.mecene.application.users.AttachIdentity;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.AvatarRights;
import org.mecene.application.users.BecomeCreator;
import org.mecene.application.users.ChangeAddress;
import org.mecene.application.users.ChangePassword;
import org.mecene.application.users.CheckCode;
import org.mecene.application.users.CheckPasskey;
import org.mecene.application.users.CheckProof;
import org.mecene.application.users.ConfirmAddress;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.application.users.Creators;
import org.mecene.application.users.Credentials;
import org.mecene.application.users.ExchangeSignInCode;
import org.mecene.application.users.ExportAccount;
import org.mecene.application.users.ForgetPassword;
import org.mecene.application.users.LeaveServer;
import org.mecene.application.users.LinkIdentity;
import org.mecene.application.users.MailPasswordReset;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.ManageUsers;
import org.mecene.application.users.OpenSession;
import org.mecene.application.users.PassSecondFactor;
import org.mecene.application.users.Profiles;
import org.mecene.application.users.RefreshSession;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.ResendVerification;
import org.mecene.application.users.ResetPassword;
import org.mecene.application.users.SessionLimits;
import org.mecene.application.users.SetUpTotp;
import org.mecene.application.users.ShutOut;
import org.mecene.application.users.SignIn;
import org.mecene.application.users.SignInWithPasskey;
import org.mecene.application.users.SignInWithProvider;
import org.mecene.application.users.SignOut;
import org.mecene.application.users.StepUpSession;
import org.mecene.application.users.VerifyAddress;
import org.mecene.domain.documents.FakeDocumentPrinter;
import org.mecene.domain.documents.Party;
import org.mecene.domain.media.FakeMediaProcessor;
import org.mecene.domain.media.InMemoryMediaStore;
import org.mecene.domain.media.SignedReads;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.FakeMailer;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.payments.FakeSandboxProvider;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.payouts.FakeSandboxBanks;
import org.mecene.domain.payouts.SandboxBanks;
import org.mecene.domain.platform.FakeSecretBox;
import org.mecene.domain.platform.HealthCheck;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.PredictableSecrets;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.FakeAccessTokens;
import org.mecene.domain.users.FakeDeviceTokens;
import org.mecene.domain.users.FakeIdentityProvider;
import org.mecene.domain.users.FakePasskeyCeremonies;
import org.mecene.domain.users.FakePasswordHasher;
import org.mecene.domain.users.FakeRefreshTokens;
import org.mecene.domain.users.InMemoryPersonalRecords;
import org.mecene.domain.users.PublishedKeys;
import org.mecene.rest.platform.HealthChecks;
import org.mecene.rest.server.Wiring;

/// Puts the use cases together over the fakes, as the bootstrap does over the adapters.
final class UseCases {
    final InMemoryPorts ports = InMemoryPorts.empty();
    final FakePaymentGateway gateway = new FakePaymentGateway(ports.transactions(), ports.clock());
    final FakeSandboxProvider sandbox = new FakeSandboxProvider();
    final FakeSandboxBanks banks = new FakeSandboxBanks();
    final InMemoryMediaStore store = new InMemoryMediaStore(ports.transactions(), ports.clock());
    final FakeMediaProcessor processor = new FakeMediaProcessor();
    final FakePasswordHasher hasher = new FakePasswordHasher();
    final FakeAccessTokens accessTokens = new FakeAccessTokens(ports.clock());
    final FakePasskeyCeremonies ceremonies =
            new FakePasskeyCeremonies("app.example", Set.of(RestWorld.ORIGIN));
    final FakeIdentityProvider google = new FakeIdentityProvider("google");
    final InMemoryPersonalRecords personalRecords = new InMemoryPersonalRecords();
    final Secrets secrets = new PredictableSecrets();
    final ApplyNotices applyNotices;
    final HandleEvents handleEvents;

    private final NoteAct noteAct =
            new NoteAct(ports.transactions(), ports.auditLog(), ports.ids(), ports.clock());
    private final MediaLinks links = new MediaLinks(ports.mediaItems(), store);
    private final OwnMedia ownMedia = new OwnMedia(ports.mediaItems());
    private final Reading reading = new Reading(ports.settings(), ports.clock());
    private final Creators creators = new Creators(ports.users());
    private final CampaignSight sight = new CampaignSight(ports.campaigns(), ports.users());
    private final FakeDeviceTokens deviceTokens = new FakeDeviceTokens(ports.clock());
    private final FakeRefreshTokens refreshTokens = new FakeRefreshTokens(secrets);
    private final FakeMailSecrets mailSecrets = new FakeMailSecrets();
    private final Wording wording = new Wording();
    private final AskRefunds askRefunds =
            new AskRefunds(
                    ports.payments(), ports.refunds(), ports.events(), ports.ids(), ports.clock());
    private final IssueDocuments issueDocuments =
            new IssueDocuments(
                    ports.transactions(),
                    ports.payments(),
                    ports.refunds(),
                    ports.documents(),
                    new Billing(
                            List.of(
                                    new BillDonations(
                                            ports.donations(), ports.campaigns(), ports.users()),
                                    new BillSubscriptions(
                                            ports.subscriptions(), ports.tiers(), ports.users()),
                                    new BillGifts(ports.gifts())),
                            ports.billingBook(),
                            ports.users()),
                    Party.named("Mecene"),
                    ports.ids(),
                    ports.clock());
    final PayoutUseCases payouts = new PayoutUseCases(ports);
    private final SendRefunds sendRefunds;
    private final Reconcile reconcile;

    UseCases() {
        var settle =
                new SettleDonations(
                        ports.donations(),
                        ports.campaigns(),
                        ports.ledger(),
                        askRefunds,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var follow =
                new FollowProvider(
                        ports.subscriptions(),
                        ports.payments(),
                        ports.ledger(),
                        askRefunds,
                        ports.settings(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var settleGifts =
                new SettleGifts(
                        ports.gifts(),
                        ports.subscriptions(),
                        creators,
                        ports.ledger(),
                        askRefunds,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var purposes = new Purposes(List.of(settle, settleGifts, follow));
        var settleRefunds =
                new SettleRefunds(
                        ports.payments(),
                        ports.refunds(),
                        ports.ledger(),
                        purposes,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        sendRefunds =
                new SendRefunds(
                        ports.transactions(),
                        ports.payments(),
                        ports.refunds(),
                        settleRefunds,
                        gateway);
        var applyFact =
                new ApplyFact(
                        ports.payments(),
                        purposes,
                        ports.declines(),
                        follow,
                        payouts.follow(),
                        settleRefunds,
                        new SettleDisputes(
                                ports.payments(),
                                ports.ledger(),
                                purposes,
                                ports.events(),
                                ports.ids(),
                                ports.clock()),
                        ports.events());
        reconcile =
                new Reconcile(
                        ports.transactions(),
                        ports.ledger(),
                        ports.reconciliations(),
                        gateway,
                        applyFact,
                        ports.auditLog(),
                        List.of(),
                        ports.ids(),
                        ports.clock());
        applyNotices =
                new ApplyNotices(ports.noticeInbox(), gateway, applyFact, ports.transactions());
        var teller =
                new Teller(
                        ports.users(),
                        ports.notifications(),
                        ports.mailQueue(),
                        wording,
                        ports.ids());
        var mailPasswordReset =
                new MailPasswordReset(
                        ports.users(),
                        ports.mailedLinks(),
                        ports.mailQueue(),
                        mailSecrets,
                        ports.ids(),
                        ports.clock());
        handleEvents =
                new HandleEvents(
                        ports.outbox(),
                        List.of(
                                mailPasswordReset,
                                issueDocuments,
                                new TellOfSocial(teller, ports.comments(), ports.posts())),
                        ports.transactions());
    }

    Wiring wiring(HealthCheck... checks) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var wiring =
                new Wiring()
                        .with(MeterRegistry.class, meters)
                        .with(meters)
                        .with(new HealthChecks(List.of(checks)))
                        .with(Ids.class, ports.ids())
                        .with(Secrets.class, secrets)
                        .with(InstantSource.class, ports.clock())
                        .with(ServerSecrets.class, ports.serverSecrets())
                        .with(RateLimits.class, ports.rateLimits())
                        .with(RepeatedRequests.class, ports.repeatedRequests())
                        .with(SignedReads.class, store)
                        .with(PublishedKeys.class, () -> "{\"keys\":[]}")
                        .with(links);
        users(wiring);
        content(wiring);
        subscriptions(wiring);
        funding(wiring);
        platform(wiring);
        payouts.addTo(wiring);
        return wiring;
    }

    /// What is there only while payments run in the sandbox.
    Wiring withSandbox(Wiring wiring) {
        var backlog =
                new Backlog(
                        ports.noticeInbox(),
                        applyNotices,
                        ports.outbox(),
                        handleEvents,
                        ports.mailQueue(),
                        new SendMails(ports.mailQueue(), new FakeMailer(ports.transactions())));
        return wiring.with(SandboxProvider.class, sandbox)
                .with(SandboxBanks.class, banks)
                .with(SentMails.class, ports.sentMails())
                .with(
                        new AdvanceClock(
                                ports.clock(),
                                sandbox,
                                new RunJobs(List.of(), ports.clock()),
                                backlog));
    }

    private void users(Wiring wiring) {
        var openSession =
                new OpenSession(
                        ports.sessions(),
                        ports.proofs(),
                        ports.knownDevices(),
                        ports.events(),
                        accessTokens,
                        refreshTokens,
                        deviceTokens,
                        ports.ids(),
                        ports.clock());
        var limits = new AddressLimits(ports.rateLimits(), ports.clock());
        var addAccount = new AddAccount(ports.users(), ports.ids(), ports.clock());
        var attachIdentity =
                new AttachIdentity(
                        ports.socialIdentities(),
                        ports.events(),
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        var sessionLimits = new SessionLimits(ports.rateLimits(), ports.clock());
        var factors = ports.secondFactors();
        var box = new FakeSecretBox();
        var checkCode = new CheckCode(factors, box, ports.events(), ports.clock());
        var pass = new PassSecondFactor(ports.transactions(), factors, checkCode);
        var home = URI.create("https://api.example");
        var origins = new AllowedOrigins(home, Set.of(RestWorld.ORIGIN));
        var checkProof =
                new CheckProof(
                        accessTokens, ports.proofs(), factors, ports.settings(), ports.clock());
        var confirmPassword = new ConfirmPassword(ports.users(), hasher, checkProof, sessionLimits);
        var checkPasskey =
                new CheckPasskey(
                        ports.transactions(),
                        ports.passkeys(),
                        ports.passkeyChallenges(),
                        ceremonies,
                        ports.events(),
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        wiring.with(new Authenticate(accessTokens, ports.standings()))
                .with(origins)
                .with(
                        new SignInWithProvider(
                                ports.transactions(),
                                () -> List.of(google),
                                ports.socialSignIns(),
                                new AdmitSocial(
                                        ports.transactions(),
                                        ports.users(),
                                        ports.socialIdentities(),
                                        ports.signUps(),
                                        addAccount,
                                        ports.mailQueue(),
                                        mailSecrets,
                                        limits,
                                        ports.ids(),
                                        ports.clock()),
                                origins,
                                home,
                                secrets,
                                ports.clock()))
                .with(
                        new ExchangeSignInCode(
                                ports.transactions(),
                                ports.socialSignIns(),
                                ports.users(),
                                pass,
                                attachIdentity,
                                openSession,
                                ports.clock()))
                .with(
                        new LinkIdentity(
                                ports.transactions(),
                                ports.users(),
                                ports.socialSignIns(),
                                attachIdentity,
                                ports.clock()))
                .with(
                        new AskForPasskey(
                                ports.transactions(),
                                ports.users(),
                                ports.passkeys(),
                                ports.passkeyChallenges(),
                                ceremonies,
                                secrets,
                                mailSecrets,
                                ports.clock()))
                .with(
                        new AddPasskey(
                                ports.transactions(),
                                ports.users(),
                                ports.passkeys(),
                                ceremonies,
                                checkPasskey,
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new SignInWithPasskey(
                                ports.transactions(), ports.users(), checkPasskey, openSession))
                .with(
                        new Credentials(
                                ports.transactions(),
                                ports.users(),
                                ports.socialIdentities(),
                                ports.passkeys(),
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(checkProof)
                .with(
                        new SetUpTotp(
                                ports.transactions(),
                                ports.users(),
                                factors,
                                ports.proofs(),
                                checkCode,
                                box,
                                secrets,
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new StepUpSession(
                                ports.transactions(),
                                ports.users(),
                                factors,
                                hasher,
                                pass,
                                checkPasskey,
                                sessionLimits,
                                ports.proofs(),
                                accessTokens,
                                ports.clock()))
                .with(
                        new RequestSignUp(
                                ports.transactions(),
                                ports.users(),
                                ports.signUps(),
                                hasher,
                                ports.mailQueue(),
                                mailSecrets,
                                limits,
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ResendVerification(
                                ports.transactions(),
                                ports.signUps(),
                                ports.mailQueue(),
                                mailSecrets,
                                limits,
                                ports.ids(),
                                ports.clock()))
                .with(
                        new VerifyAddress(
                                ports.transactions(),
                                ports.users(),
                                ports.signUps(),
                                addAccount,
                                ports.socialIdentities(),
                                openSession,
                                ports.events(),
                                ports.clock()))
                .with(
                        new SignIn(
                                ports.transactions(),
                                ports.users(),
                                hasher,
                                pass,
                                openSession,
                                deviceTokens,
                                limits))
                .with(
                        new RefreshSession(
                                ports.transactions(),
                                ports.sessions(),
                                ports.proofs(),
                                ports.users(),
                                accessTokens,
                                refreshTokens,
                                ports.clock()))
                .with(
                        new SignOut(
                                ports.transactions(),
                                ports.sessions(),
                                refreshTokens,
                                ports.clock()))
                .with(
                        new ManageUsers(
                                ports.transactions(),
                                ports.users(),
                                ports.bans(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ShutOut(
                                ports.transactions(),
                                ports.users(),
                                ports.bans(),
                                ports.sessions(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new ReadAuditLog(ports.auditLog()))
                .with(ports.auditLog().origins())
                .with(noteAct)
                .with(
                        new ManageSessions(
                                ports.transactions(),
                                ports.sessions(),
                                refreshTokens,
                                ports.clock()))
                .with(
                        new ChangePassword(
                                ports.transactions(),
                                confirmPassword,
                                ports.users(),
                                ports.mailedLinks(),
                                ports.sessions(),
                                hasher,
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ChangeAddress(
                                ports.transactions(),
                                confirmPassword,
                                ports.users(),
                                ports.mailedLinks(),
                                ports.mailQueue(),
                                mailSecrets,
                                limits,
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ConfirmAddress(
                                ports.transactions(),
                                ports.users(),
                                ports.mailedLinks(),
                                ports.sessions(),
                                pass,
                                openSession,
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new LeaveServer(
                                ports.transactions(),
                                confirmPassword,
                                ports.users(),
                                ports.departures(),
                                ports.sessions(),
                                ports.mailQueue(),
                                new Wording(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ExportAccount(
                                ports.transactions(),
                                ports.users(),
                                personalRecords,
                                ports.mediaItems(),
                                store,
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new ForgetPassword(ports.transactions(), ports.events(), limits))
                .with(
                        new ResetPassword(
                                ports.transactions(),
                                ports.users(),
                                ports.mailedLinks(),
                                ports.sessions(),
                                hasher,
                                limits,
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new Profiles(ports.transactions(), ports.users(), ownMedia))
                .with(
                        new BecomeCreator(
                                ports.transactions(),
                                ports.creatorApplications(),
                                ports.users(),
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()));
    }

    private void content(Wiring wiring) {
        var rights =
                List.of(
                        new PostMediaRights(ports.posts(), reading),
                        sight,
                        new AvatarRights(ports.users()));
        wiring.with(
                        new UploadMedia(
                                ports.transactions(),
                                ports.mediaItems(),
                                store,
                                processor,
                                links,
                                ports.ids(),
                                ports.clock()))
                .with(new ShowMedia(ports.mediaItems(), rights, links))
                .with(new RemoveMedia(ports.transactions(), ports.mediaItems(), store))
                .with(new ReadPosts(ports.posts(), links, reading))
                .with(
                        new WritePosts(
                                ports.transactions(),
                                ports.posts(),
                                ports.tiers(),
                                ownMedia,
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new FollowCreators(
                                ports.transactions(),
                                ports.follows(),
                                creators,
                                ports.events(),
                                ports.clock()))
                .with(new LikePosts(ports.posts(), ports.likes(), reading, ports.clock()))
                .with(
                        new CommentOn(
                                ports.transactions(),
                                ports.comments(),
                                new CommentSubjects(ports.posts(), reading, sight),
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ReadNotifications(
                                ports.transactions(),
                                ports.notifications(),
                                ports.users(),
                                wording,
                                ports.clock()));
    }

    private void subscriptions(Wiring wiring) {
        var prices = new TierPrices(ports.transactions(), ports.tiers(), gateway);
        wiring.with(new OpenBillingPortal(gateway))
                .with(
                        new ChangeTier(
                                ports.transactions(),
                                ports.tiers(),
                                ports.subscriptions(),
                                creators,
                                prices,
                                gateway,
                                ports.settings(),
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new OfferTiers(
                                ports.transactions(),
                                ports.tiers(),
                                ports.users(),
                                creators,
                                prices,
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new Subscribe(
                                ports.transactions(),
                                ports.tiers(),
                                ports.subscriptions(),
                                creators,
                                prices,
                                gateway,
                                ports.payoutAccounts(),
                                limits(),
                                ports.settings(),
                                new TakeOffers(
                                        ports.offers(), ports.subscriptions(), ports.clock()),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new MakeOffers(
                                ports.transactions(),
                                ports.tiers(),
                                ports.offers(),
                                secrets,
                                ports.ids(),
                                ports.clock()))
                .with(
                        new GiveAccess(
                                ports.transactions(),
                                ports.tiers(),
                                ports.subscriptions(),
                                ports.users(),
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new RedeemGifts(
                                ports.transactions(),
                                ports.gifts(),
                                ports.subscriptions(),
                                creators,
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new GiveSubscriptions(
                                ports.transactions(),
                                ports.tiers(),
                                ports.gifts(),
                                creators,
                                ports.payments(),
                                gateway,
                                ports.payoutAccounts(),
                                mailSecrets,
                                askRefunds,
                                sendRefunds,
                                limits(),
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new RunSubscriptions(
                                ports.transactions(),
                                ports.subscriptions(),
                                gateway,
                                ports.events(),
                                ports.clock()));
    }

    private void funding(Wiring wiring) {
        var readDonations = new ReadDonations(ports.donations(), sight);
        var refundPayments =
                new RefundPayments(
                        ports.transactions(),
                        askRefunds,
                        sendRefunds,
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        wiring.with(
                        new ManageCategories(
                                ports.transactions(),
                                ports.categories(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new ReadCampaigns(ports.campaigns(), links, ports.clock()))
                .with(
                        new WriteCampaigns(
                                ports.transactions(),
                                ports.campaigns(),
                                ports.categories(),
                                ownMedia,
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ReviewCampaigns(
                                ports.transactions(),
                                ports.campaigns(),
                                ports.settings(),
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new Donate(
                                ports.transactions(),
                                sight,
                                ports.donations(),
                                ports.payments(),
                                gateway,
                                ports.payoutAccounts(),
                                limits(),
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(readDonations)
                .with(refundPayments)
                .with(new RefundDonations(readDonations, refundPayments));
    }

    private PaymentLimits limits() {
        return new PaymentLimits(ports.declines(), ports.auditLog().origins(), ports.clock());
    }

    private void platform(Wiring wiring) {
        wiring.with(
                        new ChangeSettings(
                                ports.transactions(),
                                ports.settings(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new ReceiveNotice(gateway, ports.noticeInbox(), ports.ids(), ports.clock()))
                .with(new ShowPaymentConfiguration(gateway, ports.settings()))
                .with(reconcile)
                .with(new ReadPayments(ports.payments(), ports.refunds(), ports.documents()))
                .with(
                        new KeepBillingDetails(
                                ports.transactions(), ports.users(), ports.billingBook()))
                .with(
                        new ReadDocuments(
                                ports.documents(),
                                ports.payments(),
                                issueDocuments,
                                new FakeDocumentPrinter(),
                                mailSecrets,
                                ports.clock()))
                .with(new ReadBalance(ports.campaigns(), ports.payouts(), ports.ledger()))
                .with(
                        new ReplayFailedWork(
                                ports.transactions(),
                                ports.failedWork(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new FailedNotices(
                                ports.transactions(),
                                ports.noticeInbox(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new CheckBooks(ports.ledger(), gateway, List.of(), ports.clock()));
    }
}
