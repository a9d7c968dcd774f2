package org.mecene.rest.testkit;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.notifications.Wording;
import org.mecene.application.platform.NoteAct;
import org.mecene.application.platform.ReadAuditLog;
import org.mecene.application.users.AddAccount;
import org.mecene.application.users.AddPasskey;
import org.mecene.application.users.AddressLimits;
import org.mecene.application.users.AdmitSocial;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.application.users.AskForPasskey;
import org.mecene.application.users.AttachIdentity;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.BecomeCreator;
import org.mecene.application.users.ChangeAddress;
import org.mecene.application.users.ChangePassword;
import org.mecene.application.users.CheckCode;
import org.mecene.application.users.CheckPasskey;
import org.mecene.application.users.CheckProof;
import org.mecene.application.users.ConfirmAddress;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.application.users.Credentials;
import org.mecene.application.users.ExchangeSignInCode;
import org.mecene.application.users.ExportAccount;
import org.mecene.application.users.ForgetPassword;
import org.mecene.application.users.LeaveServer;
import org.mecene.application.users.LinkIdentity;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.ManageUsers;
import org.mecene.application.users.OpenSession;
import org.mecene.application.users.PassSecondFactor;
import org.mecene.application.users.Profiles;
import org.mecene.application.users.RefreshSession;
import org.mecene.application.users.ReplacePassword;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.ResendVerification;
import org.mecene.application.users.ResetPassword;
import org.mecene.application.users.SessionLimits;
import org.mecene.application.users.SessionLog;
import org.mecene.application.users.SetUpTotp;
import org.mecene.application.users.ShutOut;
import org.mecene.application.users.SignIn;
import org.mecene.application.users.SignInWithPasskey;
import org.mecene.application.users.SignInWithProvider;
import org.mecene.application.users.SignOut;
import org.mecene.application.users.SignUpMails;
import org.mecene.application.users.StepUpSession;
import org.mecene.application.users.VerifyAddress;
import org.mecene.domain.media.InMemoryMediaStore;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.platform.FakeSecretBox;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.FakeAccessTokens;
import org.mecene.domain.users.FakeDeviceTokens;
import org.mecene.domain.users.FakeIdentityProvider;
import org.mecene.domain.users.FakePasskeyCeremonies;
import org.mecene.domain.users.FakePasswordHasher;
import org.mecene.domain.users.FakeRefreshTokens;
import org.mecene.domain.users.InMemoryPersonalRecords;
import org.mecene.rest.server.Wiring;

/// People, how they sign in, and what they hold.
record UserUseCases(
        InMemoryPorts ports,
        InMemoryMediaStore store,
        FakePasswordHasher hasher,
        FakeAccessTokens accessTokens,
        FakePasskeyCeremonies ceremonies,
        FakeIdentityProvider google,
        InMemoryPersonalRecords personalRecords,
        Secrets secrets,
        NoteAct noteAct,
        OwnMedia ownMedia,
        FakeDeviceTokens deviceTokens,
        FakeRefreshTokens refreshTokens,
        FakeMailSecrets mailSecrets) {
    void addTo(Wiring wiring) {
        var sessionLog =
                new SessionLog(ports.auditLog(), ports.events(), ports.ids(), ports.clock());
        var openSession =
                new OpenSession(
                        ports.sessions(),
                        ports.proofs(),
                        ports.knownDevices(),
                        ports.events(),
                        sessionLog,
                        accessTokens,
                        refreshTokens,
                        deviceTokens,
                        ports.ids(),
                        ports.clock());
        var limits = new AddressLimits(ports.rateLimits(), ports.clock());
        var replacePassword =
                new ReplacePassword(
                        ports.users(),
                        ports.mailedLinks(),
                        ports.events(),
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        var signUpMails =
                new SignUpMails(
                        ports.transactions(),
                        ports.signUps(),
                        ports.mailQueue(),
                        mailSecrets,
                        limits,
                        ports.ids());
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
                                        signUpMails,
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
                                ports.sessions(),
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
                                ports.sessions(),
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
                                signUpMails,
                                ports.clock()))
                .with(new ResendVerification(ports.transactions(), ports.events(), signUpMails))
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
                                deviceTokens,
                                sessionLog,
                                ports.clock()))
                .with(
                        new SignOut(
                                ports.transactions(),
                                ports.sessions(),
                                refreshTokens,
                                sessionLog,
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
                                sessionLog,
                                ports.clock()))
                .with(
                        new ChangePassword(
                                ports.transactions(),
                                confirmPassword,
                                ports.users(),
                                ports.sessions(),
                                hasher,
                                replacePassword))
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
                                replacePassword,
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
}
