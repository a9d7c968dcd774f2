package org.mecene.bootstrap.wiring;

import org.mecene.application.media.OwnMedia;
import org.mecene.application.notifications.Wording;
import org.mecene.application.users.AddAccount;
import org.mecene.application.users.AddressLimits;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.BecomeCreator;
import org.mecene.application.users.ChangeAddress;
import org.mecene.application.users.ChangePassword;
import org.mecene.application.users.ConfirmAddress;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.application.users.EnsureAdministrator;
import org.mecene.application.users.ExportAccount;
import org.mecene.application.users.ForgetPassword;
import org.mecene.application.users.LeaveServer;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.ManageUsers;
import org.mecene.application.users.OpenSession;
import org.mecene.application.users.Profiles;
import org.mecene.application.users.RefreshSession;
import org.mecene.application.users.ReplacePassword;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.ResendVerification;
import org.mecene.application.users.ResetPassword;
import org.mecene.application.users.SessionLimits;
import org.mecene.application.users.SessionLog;
import org.mecene.application.users.ShutOut;
import org.mecene.application.users.SignIn;
import org.mecene.application.users.SignOut;
import org.mecene.application.users.SignUpMails;
import org.mecene.application.users.VerifyAddress;

/// What people do with their accounts.
record UserUseCases(
        RequestSignUp requestSignUp,
        ResendVerification resendVerification,
        VerifyAddress verifyAddress,
        SignIn signIn,
        RefreshSession refreshSession,
        SignOut signOut,
        SignInUseCases signInUseCases,
        ManageUsers manageUsers,
        ShutOut shutOut,
        ManageSessions manageSessions,
        ChangePassword changePassword,
        ChangeAddress changeAddress,
        ConfirmAddress confirmAddress,
        ForgetPassword forgetPassword,
        ResetPassword resetPassword,
        Authenticate authenticate,
        Profiles profiles,
        BecomeCreator becomeCreator,
        EnsureAdministrator ensureAdministrator,
        LeaveServer leaveServer,
        ExportAccount exportAccount) {
    static UserUseCases of(Parts parts) {
        var kept = parts.kept();
        var keys = parts.keys();
        var transactions = kept.database();
        var ids = parts.ids();
        var clock = parts.clock();
        var sessionLog = new SessionLog(kept.auditLog(), kept.outbox(), ids, clock);
        var openSession =
                new OpenSession(
                        kept.sessions(),
                        kept.proofs(),
                        kept.knownDevices(),
                        kept.outbox(),
                        sessionLog,
                        keys.accessTokens(),
                        keys.refreshTokens(),
                        keys.deviceTokens(),
                        ids,
                        clock);
        var limits = new AddressLimits(parts.rateLimits(), clock);
        var replacePassword =
                new ReplacePassword(
                        kept.users(),
                        kept.mailedLinks(),
                        kept.outbox(),
                        kept.auditLog(),
                        ids,
                        clock);
        var signUpMails = signUpMails(parts);
        var addAccount = new AddAccount(kept.users(), ids, clock);
        var besides = SignInUseCases.of(parts, openSession, addAccount, signUpMails);
        var confirmPassword =
                new ConfirmPassword(
                        kept.users(),
                        keys.passwordHasher(),
                        besides.checkProof(),
                        new SessionLimits(parts.rateLimits(), clock));
        return new UserUseCases(
                new RequestSignUp(
                        transactions,
                        kept.users(),
                        kept.signUps(),
                        keys.passwordHasher(),
                        signUpMails,
                        clock),
                new ResendVerification(transactions, kept.outbox(), signUpMails),
                new VerifyAddress(
                        transactions,
                        kept.users(),
                        kept.signUps(),
                        addAccount,
                        kept.socialIdentities(),
                        openSession,
                        kept.outbox(),
                        clock),
                new SignIn(
                        transactions,
                        kept.users(),
                        keys.passwordHasher(),
                        besides.passSecondFactor(),
                        openSession,
                        keys.deviceTokens(),
                        limits),
                new RefreshSession(
                        transactions,
                        kept.sessions(),
                        kept.proofs(),
                        kept.users(),
                        keys.accessTokens(),
                        keys.refreshTokens(),
                        keys.deviceTokens(),
                        sessionLog,
                        clock),
                new SignOut(transactions, kept.sessions(), keys.refreshTokens(), sessionLog, clock),
                besides,
                new ManageUsers(
                        transactions, kept.users(), kept.bans(), kept.auditLog(), ids, clock),
                new ShutOut(
                        transactions,
                        kept.users(),
                        kept.bans(),
                        kept.sessions(),
                        kept.auditLog(),
                        ids,
                        clock),
                new ManageSessions(
                        transactions, kept.sessions(), keys.refreshTokens(), sessionLog, clock),
                new ChangePassword(
                        transactions,
                        confirmPassword,
                        kept.users(),
                        kept.sessions(),
                        keys.passwordHasher(),
                        replacePassword),
                new ChangeAddress(
                        transactions,
                        confirmPassword,
                        kept.users(),
                        kept.mailedLinks(),
                        kept.mailQueue(),
                        keys.mailSecrets(),
                        limits,
                        ids,
                        clock),
                new ConfirmAddress(
                        transactions,
                        kept.users(),
                        kept.mailedLinks(),
                        kept.sessions(),
                        besides.passSecondFactor(),
                        openSession,
                        kept.outbox(),
                        kept.auditLog(),
                        ids,
                        clock),
                new ForgetPassword(transactions, kept.outbox(), limits),
                new ResetPassword(
                        transactions,
                        kept.users(),
                        kept.mailedLinks(),
                        kept.sessions(),
                        keys.passwordHasher(),
                        limits,
                        replacePassword,
                        clock),
                new Authenticate(keys.accessTokens(), kept.standings()),
                new Profiles(transactions, kept.users(), new OwnMedia(kept.mediaItems())),
                new BecomeCreator(
                        transactions,
                        kept.creatorApplications(),
                        kept.users(),
                        kept.outbox(),
                        kept.auditLog(),
                        ids,
                        clock),
                new EnsureAdministrator(
                        transactions,
                        kept.users(),
                        keys.passwordHasher(),
                        kept.auditLog(),
                        ids,
                        clock),
                new LeaveServer(
                        transactions,
                        confirmPassword,
                        kept.users(),
                        kept.departures(),
                        kept.sessions(),
                        kept.mailQueue(),
                        new Wording(),
                        kept.auditLog(),
                        ids,
                        clock),
                new ExportAccount(
                        transactions,
                        kept.users(),
                        kept.personalRecords(),
                        kept.mediaItems(),
                        parts.outside().mediaStore(),
                        kept.auditLog(),
                        ids,
                        clock));
    }

    static SignUpMails signUpMails(Parts parts) {
        var kept = parts.kept();
        return new SignUpMails(
                kept.database(),
                kept.signUps(),
                kept.mailQueue(),
                parts.keys().mailSecrets(),
                new AddressLimits(parts.rateLimits(), parts.clock()),
                parts.ids());
    }
}
