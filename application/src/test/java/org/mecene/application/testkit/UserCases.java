package org.mecene.application.testkit;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.notifications.Wording;
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
import org.mecene.application.users.EnsureAdministrator;
import org.mecene.application.users.EraseAccounts;
import org.mecene.application.users.ExchangeSignInCode;
import org.mecene.application.users.ForgetPassword;
import org.mecene.application.users.ForgetSignIns;
import org.mecene.application.users.LeaveServer;
import org.mecene.application.users.LinkIdentity;
import org.mecene.application.users.MailPasswordReset;
import org.mecene.application.users.MailVerification;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.ManageUsers;
import org.mecene.application.users.OpenSession;
import org.mecene.application.users.PassSecondFactor;
import org.mecene.application.users.Profiles;
import org.mecene.application.users.RefreshSession;
import org.mecene.application.users.ReplacePassword;
import org.mecene.application.users.ReplayErasures;
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
import org.mecene.application.users.SignedIn;
import org.mecene.application.users.StepUpSession;
import org.mecene.application.users.VerifyAddress;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.InMemoryErasureJournal;
import org.mecene.domain.users.Password;

/// The use cases of accounts.
public final class UserCases {
    public final RequestSignUp requestSignUp;
    public final ResendVerification resendVerification;
    public final VerifyAddress verifyAddress;
    public final SignIn signIn;
    public final SetUpTotp setUpTotp;
    public final StepUpSession stepUp;
    public final CheckProof checkProof;
    public final SignInWithProvider signInWithProvider;
    public final ExchangeSignInCode exchangeSignInCode;
    public final LinkIdentity linkIdentity;
    public final AskForPasskey askForPasskey;
    public final AddPasskey addPasskey;
    public final SignInWithPasskey signInWithPasskey;
    public final Credentials credentials;
    public final ForgetSignIns forgetSignIns;
    public final SignOut signOut;
    public final RefreshSession refreshSession;
    public final ManageUsers manageUsers;
    public final ShutOut shutOut;
    public final ManageSessions manageSessions;
    public final ChangePassword changePassword;
    public final ChangeAddress changeAddress;
    public final ConfirmAddress confirmAddress;
    public final ForgetPassword forgetPassword;
    public final ResetPassword resetPassword;
    public final MailPasswordReset mailPasswordReset;
    public final MailVerification mailVerification;
    public final Authenticate authenticate;
    public final Profiles profiles;
    public final BecomeCreator becomeCreator;
    public final EnsureAdministrator ensureAdministrator;
    public final AvatarRights avatarRights;
    public final Creators creators;
    public final LeaveServer leaveServer;
    public final EraseAccounts eraseAccounts;
    public final ReplayErasures replayErasures;
    public final InMemoryErasureJournal erasureJournal = new InMemoryErasureJournal();

    UserCases(InMemoryPorts ports, Outside outside) {
        var transactions = ports.transactions();
        var users = ports.users();
        var ids = ports.ids();
        var clock = ports.clock();
        var sessionLog = new SessionLog(ports.auditLog(), ports.events(), ids, clock);
        var openSession =
                new OpenSession(
                        ports.sessions(),
                        ports.proofs(),
                        ports.knownDevices(),
                        ports.events(),
                        sessionLog,
                        outside.accessTokens(),
                        outside.refreshTokens(),
                        outside.deviceTokens(),
                        ids,
                        clock);
        var limits = new AddressLimits(ports.rateLimits(), clock);
        var replacePassword =
                new ReplacePassword(
                        users, ports.mailedLinks(), ports.events(), ports.auditLog(), ids, clock);
        var signUpMails =
                new SignUpMails(
                        transactions,
                        ports.signUps(),
                        ports.mailQueue(),
                        outside.mailSecrets(),
                        limits,
                        ids);
        var addAccount = new AddAccount(users, ids, clock);
        var attachIdentity =
                new AttachIdentity(
                        ports.socialIdentities(), ports.events(), ports.auditLog(), ids, clock);
        var sessionLimits = new SessionLimits(ports.rateLimits(), clock);
        requestSignUp =
                new RequestSignUp(
                        transactions, users, ports.signUps(), outside.hasher(), signUpMails, clock);
        resendVerification = new ResendVerification(transactions, ports.events(), signUpMails);
        verifyAddress =
                new VerifyAddress(
                        transactions,
                        users,
                        ports.signUps(),
                        addAccount,
                        ports.socialIdentities(),
                        openSession,
                        ports.events(),
                        clock);
        var factors = ports.secondFactors();
        var checkCode = new CheckCode(factors, outside.box(), ports.events(), clock);
        var pass = new PassSecondFactor(transactions, factors, checkCode);
        signIn =
                new SignIn(
                        transactions,
                        users,
                        outside.hasher(),
                        pass,
                        openSession,
                        outside.deviceTokens(),
                        limits);
        setUpTotp =
                new SetUpTotp(
                        transactions,
                        users,
                        factors,
                        ports.proofs(),
                        ports.sessions(),
                        checkCode,
                        outside.box(),
                        outside.secrets(),
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        var checkPasskey =
                new CheckPasskey(
                        transactions,
                        ports.passkeys(),
                        ports.passkeyChallenges(),
                        outside.passkeys(),
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        askForPasskey =
                new AskForPasskey(
                        transactions,
                        users,
                        ports.passkeys(),
                        ports.passkeyChallenges(),
                        outside.passkeys(),
                        outside.secrets(),
                        outside.mailSecrets(),
                        clock);
        addPasskey =
                new AddPasskey(
                        transactions,
                        users,
                        ports.passkeys(),
                        outside.passkeys(),
                        checkPasskey,
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        signInWithPasskey = new SignInWithPasskey(transactions, users, checkPasskey, openSession);
        stepUp =
                new StepUpSession(
                        transactions,
                        users,
                        factors,
                        outside.hasher(),
                        pass,
                        checkPasskey,
                        sessionLimits,
                        ports.proofs(),
                        outside.accessTokens(),
                        clock);
        checkProof =
                new CheckProof(
                        outside.accessTokens(), ports.proofs(), factors, ports.settings(), clock);
        var home = URI.create("https://mecene.example");
        signInWithProvider =
                new SignInWithProvider(
                        transactions,
                        () -> List.of(outside.google()),
                        ports.socialSignIns(),
                        new AdmitSocial(
                                transactions,
                                users,
                                ports.socialIdentities(),
                                ports.signUps(),
                                addAccount,
                                signUpMails,
                                clock),
                        new AllowedOrigins(home, Set.of("https://app.example")),
                        home,
                        outside.secrets(),
                        clock);
        exchangeSignInCode =
                new ExchangeSignInCode(
                        transactions,
                        ports.socialSignIns(),
                        users,
                        pass,
                        attachIdentity,
                        openSession,
                        clock);
        linkIdentity =
                new LinkIdentity(transactions, users, ports.socialSignIns(), attachIdentity, clock);
        credentials =
                new Credentials(
                        transactions,
                        users,
                        ports.socialIdentities(),
                        ports.passkeys(),
                        ports.sessions(),
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        forgetSignIns =
                new ForgetSignIns(transactions, ports.socialSignIns(), ports.passkeyChallenges());
        signOut =
                new SignOut(
                        transactions, ports.sessions(), outside.refreshTokens(), sessionLog, clock);
        refreshSession =
                new RefreshSession(
                        transactions,
                        ports.sessions(),
                        ports.proofs(),
                        users,
                        outside.accessTokens(),
                        outside.refreshTokens(),
                        outside.deviceTokens(),
                        sessionLog,
                        clock);
        var confirmPassword =
                new ConfirmPassword(users, outside.hasher(), checkProof, sessionLimits);
        manageUsers =
                new ManageUsers(transactions, users, ports.bans(), ports.auditLog(), ids, clock);
        shutOut =
                new ShutOut(
                        transactions,
                        users,
                        ports.bans(),
                        ports.sessions(),
                        ports.auditLog(),
                        ids,
                        clock);
        manageSessions =
                new ManageSessions(
                        transactions, ports.sessions(), outside.refreshTokens(), sessionLog, clock);
        changePassword =
                new ChangePassword(
                        transactions,
                        confirmPassword,
                        users,
                        ports.sessions(),
                        outside.hasher(),
                        replacePassword);
        changeAddress =
                new ChangeAddress(
                        transactions,
                        confirmPassword,
                        users,
                        ports.mailedLinks(),
                        ports.mailQueue(),
                        outside.mailSecrets(),
                        limits,
                        ids,
                        clock);
        confirmAddress =
                new ConfirmAddress(
                        transactions,
                        users,
                        ports.mailedLinks(),
                        ports.sessions(),
                        pass,
                        openSession,
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        forgetPassword = new ForgetPassword(transactions, ports.events(), limits);
        resetPassword =
                new ResetPassword(
                        transactions,
                        users,
                        ports.mailedLinks(),
                        ports.sessions(),
                        outside.hasher(),
                        limits,
                        replacePassword,
                        clock);
        mailVerification = new MailVerification(ports.signUps(), signUpMails, clock);
        mailPasswordReset =
                new MailPasswordReset(
                        users,
                        ports.mailedLinks(),
                        ports.mailQueue(),
                        outside.mailSecrets(),
                        ids,
                        clock);
        authenticate = new Authenticate(outside.accessTokens(), ports.standings());
        profiles = new Profiles(transactions, users, new OwnMedia(ports.mediaItems()));
        becomeCreator =
                new BecomeCreator(
                        transactions,
                        ports.creatorApplications(),
                        users,
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        ensureAdministrator =
                new EnsureAdministrator(
                        transactions, users, outside.hasher(), ports.auditLog(), ids, clock);
        avatarRights = new AvatarRights(users);
        creators = new Creators(users);
        leaveServer =
                new LeaveServer(
                        transactions,
                        confirmPassword,
                        users,
                        ports.departures(),
                        ports.sessions(),
                        ports.mailQueue(),
                        new Wording(),
                        ports.auditLog(),
                        ids,
                        clock);
        eraseAccounts =
                new EraseAccounts(
                        transactions,
                        users,
                        ports.departures(),
                        erasureJournal,
                        ports.mediaItems(),
                        outside.store(),
                        ports.auditLog(),
                        ids);
        replayErasures =
                new ReplayErasures(
                        transactions,
                        users,
                        ports.departures(),
                        erasureJournal,
                        ports.sessions(),
                        ports.auditLog(),
                        ids,
                        clock);
    }

    /// Of somebody who shows nothing besides.
    public SignedIn signIn(EmailAddress email, Password password, @Nullable String device) {
        return signIn.handle(email, password, new SignIn.Shown(null, null, device));
    }
}
