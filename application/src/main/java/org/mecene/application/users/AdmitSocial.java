package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Text;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.SocialProfile;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Finds or makes the account of somebody of whom an identity provider told.
///
/// They are known by the provider and their id there, whatever their address is by now (rules.md
/// I3). Somebody new may be joined with the account of their address only when the provider says
/// that it is verified; ours always are (I1). Whoever waits for that address to be verified loses
/// what they asked for: they may have been somebody else (I2). An address that the provider does
/// not vouch for is verified by mail, as at a sign-up.
public final class AdmitSocial {
    private final Transactions transactions;
    private final Users users;
    private final SocialIdentities identities;
    private final SignUps signUps;
    private final AddAccount addAccount;
    private final SignUpMails mails;
    private final InstantSource clock;

    public AdmitSocial(
            Transactions transactions,
            Users users,
            SocialIdentities identities,
            SignUps signUps,
            AddAccount addAccount,
            SignUpMails mails,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.identities = identities;
        this.signUps = signUps;
        this.addAccount = addAccount;
        this.mails = mails;
        this.clock = clock;
    }

    sealed interface Outcome {
        /// @param toLink the identity, when it is to be linked with the account once they have
        ///   passed its second factor; null when it is linked
        record Admitted(UserId user, @Nullable SocialIdentity toLink) implements Outcome {}

        /// The same whether the address has an account or not (rules.md I4).
        record MailSent() implements Outcome {}

        /// The provider tells no address, and an account needs one.
        record AddressMissing() implements Outcome {}
    }

    /// Of two browsers that bring the same new person at once, the second finds what the first
    /// made.
    ///
    /// @throws Refused with [UserRefusal.IdentityTaken] when the account of the address has another
    ///   identity of this provider, or `TooOften` for an address that would get a mail
    Outcome handle(SocialProfile profile, Language language) {
        try {
            return admit(profile, language);
        } catch (Refused refused) {
            if (refused.refusal() instanceof UserRefusal.AddressTaken
                    || refused.refusal() instanceof UserRefusal.IdentityTaken) {
                return admit(profile, language);
            }
            throw refused;
        }
    }

    private Outcome admit(SocialProfile profile, Language language) {
        var known = identities.userOf(profile.identity());
        if (known.isPresent()) {
            return new Outcome.Admitted(known.get(), null);
        }
        var email = profile.email();
        if (email == null) {
            return new Outcome.AddressMissing();
        }
        var mail = mails.next();
        var wish = wish(mail, profile, email, language);
        if (profile.emailVerified()) {
            return transactions.call(() -> admit(profile.identity(), wish));
        }
        mails.requireLeft(email);
        transactions.run(() ->
                users.findByEmail(email)
                        .ifPresentOrElse(
                                owner -> mails.tellOwner(mail, owner),
                                () -> mails.askToVerify(mail, wish)));
        return new Outcome.MailSent();
    }

    private Outcome admit(SocialIdentity identity, SignUp wish) {
        var owner = users.findByEmail(wish.email()).map(User::id);
        if (owner.isPresent()) {
            requireNone(owner.get(), identity.provider());
            return new Outcome.Admitted(owner.get(), identity);
        }
        signUps.forget(wish.email());
        var user = addAccount.handle(wish).id();
        identities.link(identity, user, clock.instant());
        return new Outcome.Admitted(user, null);
    }

    private void requireNone(UserId owner, String provider) {
        if (identities.of(owner).stream().anyMatch(found -> found.provider().equals(provider))) {
            throw new Refused(new UserRefusal.IdentityTaken());
        }
    }

    /// As if they had signed up with what the provider tells.
    private SignUp wish(MailId mail, SocialProfile social, EmailAddress email, Language language) {
        return new SignUp(
                mails.tokenOf(mail),
                email,
                PasswordHash.NONE,
                displayName(social.name()),
                null,
                language,
                social.identity(),
                false,
                clock.instant().plus(SignUp.LIFE));
    }

    /// What the provider calls them, as far as it can be a name here; they may change it.
    private static String displayName(@Nullable String told) {
        return Optional.ofNullable(told).flatMap(AdmitSocial::asName).orElse("Mecene member");
    }

    private static Optional<String> asName(String told) {
        var end =
                told.offsetByCodePoints(
                        0,
                        Math.min(
                                told.codePointCount(0, told.length()),
                                User.Profile.MAX_DISPLAY_NAME));
        try {
            return Optional.of(
                    Text.line(1, User.Profile.MAX_DISPLAY_NAME).apply(told.substring(0, end)));
        } catch (InvalidValue _) {
            return Optional.empty();
        }
    }
}
