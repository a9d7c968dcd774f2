package org.mecene.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.domain.media.SignedReads;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.payouts.SandboxBanks;
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
        DocumentUseCases documents,
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
                        .with(parts.origins())
                        .with(parts.noteAct())
                        .with(checks);
        addUsers(wiring);
        addContent(wiring);
        money.addTo(wiring);
        PlatformUseCases.of(parts).addTo(wiring);
        wiring.with(parts.signIn().origins());
        documents.addTo(wiring);
        wiring.with(background.readNotifications());
        var sandbox = parts.outside().sandbox();
        if (sandbox != null && advanceClock != null) {
            wiring.with(SandboxProvider.class, sandbox.provider())
                    .with(SandboxBanks.class, sandbox.banks())
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
                .with(users.manageSessions())
                .with(users.changePassword())
                .with(users.changeAddress())
                .with(users.confirmAddress())
                .with(users.forgetPassword())
                .with(users.resetPassword())
                .with(users.authenticate())
                .with(users.profiles())
                .with(users.leaveServer())
                .with(users.exportAccount())
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
}
