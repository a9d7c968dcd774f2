package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Text;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.SignUps;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.SocialProfile;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.SignInChanged;
import org.mecene.domain.users.Users;

/// Finds or makes the account of somebody of whom an identity provider told, in the caller's
/// transaction.
///
/// They are known by the provider and their id there, whatever their address is by now (rules.md
/// I3). Somebody new is linked with the account of their address only when the provider says that
/// it is verified; ours always are (I1). Whoever waits for that address to be verified loses what
/// they asked for: they may have been somebody else (I2). An address that the provider does not
/// vouch for is verified by mail, as at a sign-up.
public final class AdmitSocial {
    private static final int SUFFIX_LENGTH = 8;

    private final Users users;
    private final SocialIdentities identities;
    private final SignUps signUps;
    private final MailQueue mails;
    private final MailSecrets secrets;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public AdmitSocial(
            Users users,
            SocialIdentities identities,
            SignUps signUps,
            MailQueue mails,
            MailSecrets secrets,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.identities = identities;
        this.signUps = signUps;
        this.mails = mails;
        this.secrets = secrets;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Admitted(UserId user) implements Outcome {}

        /// The same whether the address has an account or not (rules.md I4).
        record MailSent() implements Outcome {}

        /// The provider tells no address, and an account needs one.
        record AddressMissing() implements Outcome {}
    }

    /// @throws Refused with [UserRefusal.IdentityTaken], or [UserRefusal.AddressTaken] when
    ///   somebody else took the address a moment ago
    Outcome handle(SocialProfile profile, Language language) {
        var known = identities.userOf(profile.identity());
        if (known.isPresent()) {
            return new Outcome.Admitted(known.get());
        }
        var email = profile.email();
        if (email == null) {
            return new Outcome.AddressMissing();
        }
        var owner = users.findByEmail(email);
        if (!profile.emailVerified()) {
            owner.ifPresentOrElse(this::tellOwner, () -> askToVerify(profile, email, language));
            return new Outcome.MailSent();
        }
        var user = owner.map(User::id).orElseGet(() -> addAccount(profile, email, language));
        identities.link(profile.identity(), user, clock.instant());
        if (owner.isPresent()) {
            var provider = profile.identity().provider();
            events.publish(new SignInChanged(user, SignInChange.IDENTITY_LINKED, provider));
        }
        return new Outcome.Admitted(user);
    }

    private UserId addAccount(SocialProfile social, EmailAddress email, Language language) {
        signUps.findByEmail(email).ifPresent(waiting -> signUps.take(waiting.token()));
        var id = new UserId(ids.next());
        var name = displayName(social.name());
        var random = id.value().toString().replace("-", "");
        var handle = Handle.derivedFrom(name, random.substring(random.length() - SUFFIX_LENGTH));
        var profile = new User.Profile(name, null, null, language, null);
        users.add(User.begin(id, email, PasswordHash.NONE, handle, profile, clock.instant()));
        return id;
    }

    private void tellOwner(User owner) {
        var profile = owner.profile();
        send(
                new Mail(
                        new MailId(ids.next()),
                        owner.email(),
                        profile.language(),
                        new MailContent.AddressHasAccount(profile.displayName())));
    }

    private void askToVerify(SocialProfile social, EmailAddress email, Language language) {
        var mail = new MailId(ids.next());
        var secretName = "verify-address:" + mail;
        var token = TokenHash.of(secrets.of(secretName));
        var name = displayName(social.name());
        var expiresAt = clock.instant().plus(SignUp.LIFE);
        signUps.put(new SignUp(token, email, PasswordHash.NONE, name, null, language, expiresAt));
        identities.await(token, social.identity(), expiresAt);
        send(new Mail(mail, email, language, new MailContent.VerifyAddress(name, secretName)));
    }

    private void send(Mail mail) {
        mails.add(mail, "sign-up:" + mail.id());
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
