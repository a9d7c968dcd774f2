package org.mecene.bootstrap.wiring;

import org.mecene.application.users.AddAccount;
import org.mecene.application.users.AddPasskey;
import org.mecene.application.users.AdmitSocial;
import org.mecene.application.users.AskForPasskey;
import org.mecene.application.users.AttachIdentity;
import org.mecene.application.users.CheckCode;
import org.mecene.application.users.CheckPasskey;
import org.mecene.application.users.CheckProof;
import org.mecene.application.users.Credentials;
import org.mecene.application.users.ExchangeSignInCode;
import org.mecene.application.users.LinkIdentity;
import org.mecene.application.users.OpenSession;
import org.mecene.application.users.PassSecondFactor;
import org.mecene.application.users.SessionLimits;
import org.mecene.application.users.SetUpTotp;
import org.mecene.application.users.SignInWithPasskey;
import org.mecene.application.users.SignInWithProvider;
import org.mecene.application.users.SignUpMails;
import org.mecene.application.users.StepUpSession;
import org.mecene.rest.server.Wiring;

/// The second factor, and whatever else people show besides a password.
record SignInUseCases(
        PassSecondFactor passSecondFactor,
        SetUpTotp setUpTotp,
        StepUpSession stepUpSession,
        CheckProof checkProof,
        SignInWithProvider signInWithProvider,
        ExchangeSignInCode exchangeSignInCode,
        LinkIdentity linkIdentity,
        AskForPasskey askForPasskey,
        AddPasskey addPasskey,
        SignInWithPasskey signInWithPasskey,
        Credentials credentials) {
    static SignInUseCases of(
            Parts parts, OpenSession openSession, AddAccount addAccount, SignUpMails signUpMails) {
        var kept = parts.kept();
        var keys = parts.keys();
        var transactions = kept.database();
        var factors = kept.secondFactors();
        var clock = parts.clock();
        var checkCode = new CheckCode(factors, keys.secretBox(), kept.outbox(), clock);
        var pass = new PassSecondFactor(transactions, factors, checkCode);
        var attachIdentity =
                new AttachIdentity(
                        kept.socialIdentities(),
                        kept.outbox(),
                        kept.auditLog(),
                        parts.ids(),
                        clock);
        var checkPasskey =
                new CheckPasskey(
                        transactions,
                        kept.passkeys(),
                        kept.passkeyChallenges(),
                        parts.signIn().passkeys(),
                        kept.outbox(),
                        kept.auditLog(),
                        parts.ids(),
                        clock);
        return new SignInUseCases(
                pass,
                new SetUpTotp(
                        transactions,
                        kept.users(),
                        factors,
                        kept.proofs(),
                        kept.sessions(),
                        checkCode,
                        keys.secretBox(),
                        keys.secrets(),
                        kept.outbox(),
                        kept.auditLog(),
                        parts.ids(),
                        clock),
                new StepUpSession(
                        transactions,
                        kept.users(),
                        factors,
                        keys.passwordHasher(),
                        pass,
                        checkPasskey,
                        new SessionLimits(parts.rateLimits(), clock),
                        kept.proofs(),
                        keys.accessTokens(),
                        clock),
                new CheckProof(keys.accessTokens(), kept.proofs(), factors, kept.settings(), clock),
                signInWithProvider(parts, addAccount, signUpMails),
                new ExchangeSignInCode(
                        transactions,
                        kept.socialSignIns(),
                        kept.users(),
                        pass,
                        attachIdentity,
                        openSession,
                        clock),
                new LinkIdentity(
                        transactions, kept.users(), kept.socialSignIns(), attachIdentity, clock),
                askForPasskey(parts),
                new AddPasskey(
                        transactions,
                        kept.users(),
                        kept.passkeys(),
                        parts.signIn().passkeys(),
                        checkPasskey,
                        kept.outbox(),
                        kept.auditLog(),
                        parts.ids(),
                        clock),
                new SignInWithPasskey(transactions, kept.users(), checkPasskey, openSession),
                new Credentials(
                        transactions,
                        kept.users(),
                        kept.socialIdentities(),
                        kept.passkeys(),
                        kept.sessions(),
                        kept.outbox(),
                        kept.auditLog(),
                        parts.ids(),
                        clock));
    }

    private static AskForPasskey askForPasskey(Parts parts) {
        var kept = parts.kept();
        return new AskForPasskey(
                kept.database(),
                kept.users(),
                kept.passkeys(),
                kept.passkeyChallenges(),
                parts.signIn().passkeys(),
                parts.keys().secrets(),
                parts.keys().mailSecrets(),
                parts.clock());
    }

    private static SignInWithProvider signInWithProvider(
            Parts parts, AddAccount addAccount, SignUpMails signUpMails) {
        var kept = parts.kept();
        var signIn = parts.signIn();
        return new SignInWithProvider(
                kept.database(),
                signIn.providers(),
                kept.socialSignIns(),
                new AdmitSocial(
                        kept.database(),
                        kept.users(),
                        kept.socialIdentities(),
                        kept.signUps(),
                        addAccount,
                        signUpMails,
                        parts.clock()),
                signIn.origins(),
                signIn.publicUrl(),
                parts.keys().secrets(),
                parts.clock());
    }

    void addTo(Wiring wiring) {
        wiring.with(setUpTotp)
                .with(stepUpSession)
                .with(checkProof)
                .with(signInWithProvider)
                .with(exchangeSignInCode)
                .with(linkIdentity)
                .with(askForPasskey)
                .with(addPasskey)
                .with(signInWithPasskey)
                .with(credentials);
    }
}
