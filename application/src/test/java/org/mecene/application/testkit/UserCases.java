package org.mecene.application.testkit;

import org.mecene.application.media.OwnMedia;
import org.mecene.application.users.AddressLimits;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.AvatarRights;
import org.mecene.application.users.BecomeCreator;
import org.mecene.application.users.ChangeAddress;
import org.mecene.application.users.ChangePassword;
import org.mecene.application.users.ConfirmAddress;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.application.users.Creators;
import org.mecene.application.users.EnsureAdministrator;
import org.mecene.application.users.ForgetPassword;
import org.mecene.application.users.MailPasswordReset;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.ManageUsers;
import org.mecene.application.users.OpenSession;
import org.mecene.application.users.Profiles;
import org.mecene.application.users.RefreshSession;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.ResendVerification;
import org.mecene.application.users.ResetPassword;
import org.mecene.application.users.ShutOut;
import org.mecene.application.users.SignIn;
import org.mecene.application.users.SignOut;
import org.mecene.application.users.VerifyAddress;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of accounts.
public final class UserCases {
    public final RequestSignUp requestSignUp;
    public final ResendVerification resendVerification;
    public final VerifyAddress verifyAddress;
    public final SignIn signIn;
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
    public final Authenticate authenticate;
    public final Profiles profiles;
    public final BecomeCreator becomeCreator;
    public final EnsureAdministrator ensureAdministrator;
    public final AvatarRights avatarRights;
    public final Creators creators;

    UserCases(InMemoryPorts ports, Outside outside) {
        var transactions = ports.transactions();
        var users = ports.users();
        var ids = ports.ids();
        var clock = ports.clock();
        var openSession =
                new OpenSession(
                        ports.sessions(),
                        ports.knownDevices(),
                        ports.events(),
                        outside.accessTokens(),
                        outside.refreshTokens(),
                        ids,
                        clock);
        var limits = new AddressLimits(ports.rateLimits(), clock);
        requestSignUp =
                new RequestSignUp(
                        transactions,
                        users,
                        ports.signUps(),
                        outside.hasher(),
                        ports.mailQueue(),
                        outside.mailSecrets(),
                        limits,
                        ids,
                        clock);
        resendVerification =
                new ResendVerification(
                        transactions,
                        ports.signUps(),
                        ports.mailQueue(),
                        outside.mailSecrets(),
                        limits,
                        ids,
                        clock);
        verifyAddress =
                new VerifyAddress(transactions, users, ports.signUps(), openSession, ids, clock);
        signIn = new SignIn(transactions, users, outside.hasher(), openSession, limits);
        signOut = new SignOut(transactions, ports.sessions(), outside.refreshTokens(), clock);
        refreshSession =
                new RefreshSession(
                        transactions,
                        ports.sessions(),
                        users,
                        outside.accessTokens(),
                        outside.refreshTokens(),
                        clock);
        var confirmPassword = new ConfirmPassword(users, outside.hasher());
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
                new ManageSessions(transactions, ports.sessions(), outside.refreshTokens(), clock);
        changePassword =
                new ChangePassword(
                        transactions,
                        confirmPassword,
                        users,
                        ports.mailedLinks(),
                        ports.sessions(),
                        outside.hasher(),
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        changeAddress =
                new ChangeAddress(
                        transactions,
                        confirmPassword,
                        users,
                        ports.mailedLinks(),
                        ports.mailQueue(),
                        outside.mailSecrets(),
                        ids,
                        clock);
        confirmAddress =
                new ConfirmAddress(
                        transactions,
                        users,
                        ports.mailedLinks(),
                        ports.sessions(),
                        openSession,
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        forgetPassword = new ForgetPassword(transactions, ports.events());
        resetPassword =
                new ResetPassword(
                        transactions,
                        users,
                        ports.mailedLinks(),
                        ports.sessions(),
                        outside.hasher(),
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
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
    }
}
