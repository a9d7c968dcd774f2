package org.mecene.rest.testkit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.mecene.application.content.Reading;
import org.mecene.application.documents.Billing;
import org.mecene.application.documents.IssueDocuments;
import org.mecene.application.funding.BillDonations;
import org.mecene.application.funding.CampaignSight;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.notifications.HandleEvents;
import org.mecene.application.notifications.SendMails;
import org.mecene.application.notifications.TellOfSocial;
import org.mecene.application.notifications.Teller;
import org.mecene.application.notifications.Wording;
import org.mecene.application.payments.ApplyNotices;
import org.mecene.application.payments.AskRefunds;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.payments.Reconcile;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.application.platform.Backlog;
import org.mecene.application.platform.NoteAct;
import org.mecene.application.platform.RunJobs;
import org.mecene.application.subscriptions.BillGifts;
import org.mecene.application.subscriptions.BillSubscriptions;
import org.mecene.application.users.AddressLimits;
import org.mecene.application.users.Creators;
import org.mecene.application.users.MailPasswordReset;
import org.mecene.application.users.MailVerification;
import org.mecene.application.users.SignUpMails;
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
        var settlement = Settlement.of(ports, gateway, creators, askRefunds, payouts);
        var applyFact = settlement.applyFact();
        sendRefunds = settlement.sendRefunds();
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
        var mailVerification =
                new MailVerification(
                        ports.signUps(),
                        new SignUpMails(
                                ports.transactions(),
                                ports.signUps(),
                                ports.mailQueue(),
                                mailSecrets,
                                new AddressLimits(ports.rateLimits(), ports.clock()),
                                ports.ids()),
                        ports.clock());
        handleEvents =
                new HandleEvents(
                        ports.outbox(),
                        List.of(
                                mailPasswordReset,
                                mailVerification,
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
        new UserUseCases(
                        ports,
                        store,
                        hasher,
                        accessTokens,
                        ceremonies,
                        google,
                        personalRecords,
                        secrets,
                        noteAct,
                        ownMedia,
                        deviceTokens,
                        refreshTokens,
                        mailSecrets)
                .addTo(wiring);
        new ContentUseCases(
                        ports, store, processor, links, ownMedia, reading, creators, sight, wording)
                .addTo(wiring);
        var limits = new PaymentLimits(ports.declines(), ports.auditLog().origins(), ports.clock());
        new SubscriptionUseCases(
                        ports,
                        gateway,
                        creators,
                        secrets,
                        mailSecrets,
                        askRefunds,
                        sendRefunds,
                        limits)
                .addTo(wiring);
        new FundingUseCases(ports, gateway, links, ownMedia, sight, askRefunds, sendRefunds, limits)
                .addTo(wiring);
        new PlatformUseCases(ports, gateway, reconcile, issueDocuments, mailSecrets).addTo(wiring);
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
}
