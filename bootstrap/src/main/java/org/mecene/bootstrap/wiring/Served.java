package org.mecene.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.application.platform.ReadAuditLog;
import org.mecene.domain.media.SignedReads;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.PublishedKeys;
import org.mecene.rest.platform.HealthChecks;
import org.mecene.rest.server.Wiring;

/// What is served over HTTP.
record Served(
        Parts parts,
        UserUseCases users,
        ContentUseCases content,
        MoneyUseCases money,
        BackgroundUseCases background) {
    /// @param advanceClock null when payments are real
    Wiring wiring(
            ServerSecrets serverSecrets,
            Secrets secrets,
            PrometheusMeterRegistry meters,
            HealthChecks checks,
            @Nullable AdvanceClock advanceClock) {
        var wiring =
                new Wiring()
                        .with(Ids.class, parts.ids())
                        .with(InstantSource.class, parts.clock())
                        .with(ServerSecrets.class, serverSecrets)
                        .with(Secrets.class, secrets)
                        .with(RateLimits.class, parts.rateLimits())
                        .with(RepeatedRequests.class, parts.kept().repeatedRequests())
                        .with(PublishedKeys.class, parts.keys().accessTokens())
                        .with(SignedReads.class, parts.outside().signedReads())
                        .with(MeterRegistry.class, meters)
                        .with(meters)
                        .with(checks);
        addUsers(wiring);
        addContent(wiring);
        addMoney(wiring);
        wiring.with(background.readNotifications());
        var sandbox = parts.outside().sandbox();
        if (sandbox != null && advanceClock != null) {
            wiring.with(SandboxProvider.class, sandbox.provider())
                    .with(SentMails.class, parts.outside().sentMails())
                    .with(advanceClock);
        }
        return wiring;
    }

    private void addUsers(Wiring wiring) {
        users.signInUseCases().addTo(wiring);
        wiring.with(users.requestSignUp())
                .with(users.resendVerification())
                .with(users.verifyAddress())
                .with(users.signIn())
                .with(users.refreshSession())
                .with(users.signOut())
                .with(users.manageUsers())
                .with(users.shutOut())
                .with(new ReadAuditLog(parts.kept().auditLog()))
                .with(users.manageSessions())
                .with(users.changePassword())
                .with(users.changeAddress())
                .with(users.confirmAddress())
                .with(users.forgetPassword())
                .with(users.resetPassword())
                .with(users.authenticate())
                .with(users.profiles())
                .with(users.leaveServer())
                .with(users.becomeCreator());
    }

    private void addContent(Wiring wiring) {
        wiring.with(content.mediaLinks())
                .with(content.uploadMedia())
                .with(content.showMedia())
                .with(content.removeMedia())
                .with(content.writePosts())
                .with(content.readPosts())
                .with(content.followCreators())
                .with(content.likePosts())
                .with(content.commentOn());
    }

    private void addMoney(Wiring wiring) {
        wiring.with(money.offerTiers())
                .with(money.subscribe())
                .with(money.runSubscriptions())
                .with(money.changeTier())
                .with(money.openBillingPortal())
                .with(parts.signIn().origins())
                .with(money.manageCategories())
                .with(money.writeCampaigns())
                .with(money.reviewCampaigns())
                .with(money.readCampaigns())
                .with(money.donate())
                .with(money.readDonations())
                .with(money.refundPayments())
                .with(money.refundDonations())
                .with(money.receiveNotice())
                .with(money.checkBooks())
                .with(money.reconcile())
                .with(money.readPayments())
                .with(money.readBalance())
                .with(money.failedNotices())
                .with(money.showPaymentConfiguration())
                .with(money.changeSettings())
                .with(money.replayFailedWork());
    }
}
