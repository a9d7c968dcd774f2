package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.SignInCode;
import org.mecene.domain.users.SocialAttempt;
import org.mecene.domain.users.SocialIdentities.Linked;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// Somebody who is signed in links their account with an identity.
final class LinkIdentityTest {
    private static final String BACK = "https://app.example/settings";
    private static final UserRefusal UNKNOWN = new UserRefusal.UnknownAttempt();

    private final World world = new World();
    private final User user = world.has(aUser());
    private final Actor.SignedIn actor = world.as(user);

    @Test
    @Rule("I3")
    void links_whoever_is_signed_in_here_and_there_whatever_their_addresses() {
        world.google().knows("c", "s-1", "quite.another@example.org", false);

        world.users.linkIdentity.handle(actor, linkCode(actor, "c"));
        world.worksOff();

        assertThat(linked(user)).extracting(Linked::provider).containsExactly("google");
        assertThat(signIn("c").user().id()).isEqualTo(user.id());
        assertThat(world.toldTo(user).getFirst().facts())
                .containsEntry("outcome", "identity_linked")
                .containsEntry("what", "google");
    }

    @Test
    void links_nothing_by_a_code_that_somebody_else_began() {
        var mallory = world.has(aUser());
        world.google().knows("c", "s-mallory", null, false);
        var slipped = linkCode(world.as(mallory), "c");

        assertThat(refusalOf(() -> world.users.linkIdentity.handle(actor, slipped)))
                .isEqualTo(UNKNOWN);
        assertThat(linked(user)).isEmpty();
        world.users.linkIdentity.handle(world.as(mallory), slipped);
        assertThat(linked(mallory)).hasSize(1);
    }

    @Test
    void takes_a_code_once_and_not_for_long() {
        world.google().knows("c", "s-1", null, false);
        var code = linkCode(actor, "c");
        var old = linkCode(actor, "c");
        world.users.linkIdentity.handle(actor, code);

        assertThat(refusalOf(() -> world.users.linkIdentity.handle(actor, code)))
                .isEqualTo(UNKNOWN);
        world.passes(SignInCode.LIFE);
        assertThat(refusalOf(() -> world.users.linkIdentity.handle(actor, old))).isEqualTo(UNKNOWN);
    }

    @Test
    void lets_no_code_do_what_it_was_not_made_for() {
        world.google().knows("c", "s-1", user.email().value(), true);
        var link = linkCode(actor, "c");
        var signIn =
                value(throughGoogle(world.users.signInWithProvider.start("google", BACK), "c"));

        assertThat(refusalOf(() -> world.users.exchangeSignInCode.handle(link, null, null)))
                .isEqualTo(new UserRefusal.InvalidSignInCode());
        assertThat(refusalOf(() -> world.users.linkIdentity.handle(actor, signIn)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void opens_a_ticket_once_and_not_for_long() {
        var ticket = ticket(actor);
        var old = ticket(actor);
        world.users.signInWithProvider.redeemTicket("google", ticket);

        assertThat(refusalOf(() -> world.users.signInWithProvider.redeemTicket("google", ticket)))
                .isEqualTo(UNKNOWN);
        world.passes(SocialAttempt.TICKET_LIFE);
        assertThat(refusalOf(() -> world.users.signInWithProvider.redeemTicket("google", old)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void takes_neither_a_state_for_a_ticket_nor_a_ticket_for_a_state() {
        world.google().knows("c", "s-1", null, false);
        var started = world.users.signInWithProvider.start("google", BACK);
        var linking = world.users.signInWithProvider.redeemTicket("google", ticket(actor));

        for (var state : new String[] {state(started), state(linking)}) {
            assertThat(
                            refusalOf(() ->
                                    world.users.signInWithProvider.redeemTicket("google", state)))
                    .isEqualTo(UNKNOWN);
        }
        var asState = new SignInWithProvider.Callback(ticket(actor), "c", started.browserSecret());
        assertThat(
                        refusalOf(() ->
                                world.users.signInWithProvider.finish(
                                        "google", asState, Language.FR)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void begins_with_no_provider_that_is_not_set_up() {
        assertThat(refusalOf(() -> world.users.signInWithProvider.ticket(actor, "myspace", BACK)))
                .isEqualTo(new CommonRefusal.NotFound(Thing.IDENTITY_PROVIDER));
    }

    @Test
    @Rule("I3")
    void links_an_identity_with_one_account_and_one_of_each_provider() {
        var other = world.has(aUser());
        world.google().knows("c", "s-1", null, false);
        world.google().knows("d", "s-2", null, false);
        world.users.linkIdentity.handle(actor, linkCode(actor, "c"));

        world.users.linkIdentity.handle(actor, linkCode(actor, "c"));
        var taken = linkCode(world.as(other), "c");
        var second = linkCode(actor, "d");

        assertThat(refusalOf(() -> world.users.linkIdentity.handle(world.as(other), taken)))
                .isEqualTo(new UserRefusal.IdentityTaken());
        assertThat(refusalOf(() -> world.users.linkIdentity.handle(actor, second)))
                .isEqualTo(new UserRefusal.IdentityTaken());
        assertThat(linked(user)).hasSize(1);
    }

    @Test
    void links_once_for_several_who_bring_one_code_at_once() {
        world.google().knows("c", "s-1", null, false);
        var code = linkCode(actor, "c");

        var results =
                Race.of(() -> {
                    world.users.linkIdentity.handle(actor, code);
                    return true;
                });

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(UNKNOWN);
        assertThat(linked(user)).hasSize(1);
    }

    @Test
    @Rule("T4")
    void tells_the_owner_of_an_account_that_was_linked_by_its_address() {
        world.google().knows("c", "s-1", user.email().value(), true);

        signIn("c");
        signIn("c");
        world.worksOff();

        assertThat(world.toldTo(user))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.facts()).containsEntry("outcome", "identity_linked"));
    }

    private String linkCode(Actor caller, String code) {
        var started = world.users.signInWithProvider.redeemTicket("google", ticket(caller));
        var back = throughGoogle(started, code);
        assertThat(back.toString()).startsWith(BACK + "?link=");
        return value(back);
    }

    private String ticket(Actor caller) {
        return value(world.users.signInWithProvider.ticket(caller, "google", BACK));
    }

    private URI throughGoogle(SignInWithProvider.Started started, String code) {
        var callback =
                new SignInWithProvider.Callback(state(started), code, started.browserSecret());
        return world.users.signInWithProvider.finish("google", callback, Language.FR);
    }

    private SignedIn signIn(String code) {
        var back = throughGoogle(world.users.signInWithProvider.start("google", BACK), code);
        return world.users.exchangeSignInCode.handle(value(back), null, null);
    }

    private static String state(SignInWithProvider.Started started) {
        return value(started.authorization());
    }

    private static String value(URI uri) {
        return uri.getQuery().substring(uri.getQuery().indexOf('=') + 1);
    }

    private List<Linked> linked(User owner) {
        return world.ports().socialIdentities().of(owner.id());
    }
}
