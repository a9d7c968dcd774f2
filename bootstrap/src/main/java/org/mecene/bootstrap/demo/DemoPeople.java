package org.mecene.bootstrap.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.mecene.application.platform.Backlog;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.BecomeCreator;
import org.mecene.application.users.Profiles;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.VerifyAddress;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Password;

/// Signs people up as they would themselves: a form, a mail, a link.
final class DemoPeople {
    /// The password of everybody in the demonstration.
    static final String PASSWORD = "mecene-demo";

    private static final String TOKEN = "token=";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RequestSignUp requestSignUp;
    private final VerifyAddress verifyAddress;
    private final Authenticate authenticate;
    private final Profiles profiles;
    private final BecomeCreator becomeCreator;
    private final SentMails sentMails;
    private final Backlog backlog;

    DemoPeople(
            RequestSignUp requestSignUp,
            VerifyAddress verifyAddress,
            Authenticate authenticate,
            Profiles profiles,
            BecomeCreator becomeCreator,
            SentMails sentMails,
            Backlog backlog) {
        this.requestSignUp = requestSignUp;
        this.verifyAddress = verifyAddress;
        this.authenticate = authenticate;
        this.profiles = profiles;
        this.becomeCreator = becomeCreator;
        this.sentMails = sentMails;
        this.backlog = backlog;
    }

    /// Somebody who is about to sign up.
    record Person(
            String handle, String displayName, Language language, String country, String bio) {
        EmailAddress address() {
            return new EmailAddress(handle + "@demo.mecene.localhost");
        }
    }

    /// Signs a person up and in.
    Actor signUp(Person person) {
        requestSignUp.handle(
                new RequestSignUp.Command(
                        person.address(),
                        Password.chosen(PASSWORD),
                        person.displayName(),
                        Handle.parse(person.handle()),
                        person.language()));
        backlog.settle(PATIENCE);
        var signedIn = verifyAddress.handle(token(person.address()), "Demonstration");
        var actor = authenticate.handle(signedIn.accessToken()).orElseThrow();
        describe(actor, person, Change.keep());
        return actor;
    }

    void portray(Actor actor, Person person, MediaId avatar) {
        describe(actor, person, Change.to(avatar));
    }

    /// Makes a person a creator, and gives back who they are now.
    Actor makeCreator(Actor person, Actor admin, String motivation) {
        var application = becomeCreator.apply(person, motivation, List.of());
        becomeCreator.approve(admin, application.id());
        var before = person.requireSignedIn();
        var roles = new HashSet<>(before.roles());
        roles.add(Role.CREATOR);
        return new Actor.SignedIn(before.id(), roles, before.session());
    }

    private void describe(Actor actor, Person person, Change<MediaId> avatar) {
        profiles.change(
                actor,
                new Profiles.Command(
                        Change.keep(),
                        Change.keep(),
                        Change.to(person.bio()),
                        avatar,
                        Change.keep(),
                        Change.to(Country.parse(person.country()))));
    }

    private String token(EmailAddress address) {
        return sentMails.list(address).stream()
                .flatMap(mail -> mail.links().stream())
                .filter(link -> link.contains(TOKEN))
                .map(link -> link.substring(link.indexOf(TOKEN) + TOKEN.length()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The mail with the link did not go out"));
    }
}
