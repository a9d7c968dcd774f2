package org.mecene.application.users;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.UserBuilder;
import org.mecene.domain.users.Departures.Tie;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// Deleting an account, from the request to the last trace.
final class LeaveServerTest {
    private static final Password PASSWORD = new Password("correct horse");

    private final World world = new World();
    private final User user = has(aUser());

    @Test
    void signs_out_at_once_and_shows_nothing_any_more() {
        var session = signIn();

        leave(user);

        assertThat(world.users.authenticate.handle(session.accessToken())).isEmpty();
        assertThat(world.now(user).status()).isEqualTo(User.Status.LEAVING);
        assertThat(world.ports().users().profile(user.handle(), world.as(has(aUser())))).isEmpty();
        assertThat(refusalOf(this::signIn)).isEqualTo(new UserRefusal.InvalidCredentials());
    }

    @Test
    void needs_the_password() {
        var actor = world.as(user);

        assertThat(
                        refusalOf(() ->
                                world.users.leaveServer.handle(
                                        actor, shown(new Password("wrong horse")))))
                .isEqualTo(new UserRefusal.WrongPassword());
    }

    @Test
    @Rule({"T4", "G1"})
    void says_farewell_before_the_address_is_forgotten() {
        leave(user);

        world.users.eraseAccounts.run(world.now());
        assertThat(world.now(user).email()).isEqualTo(user.email());
        world.worksOff();
        world.users.eraseAccounts.run(world.now());

        assertThat(world.mailer().sentTo(user.email()).getLast().content())
                .isEqualTo(
                        new MailContent.Told(
                                "Your account was deleted",
                                "You are signed out everywhere, and what is yours is being erased for good."
                                        + " If it was not you, write to us at once.",
                                null));
        assertThat(world.now(user).email()).isNotEqualTo(user.email());
    }

    @Test
    @Rule("G2")
    void refuses_while_money_is_in_flight_and_says_why() {
        world.has(aCampaign().by(user));

        assertThat(refusalOf(() -> leave(user)))
                .isEqualTo(new UserRefusal.StillTied(Set.of(Tie.CAMPAIGN)));
        assertThat(world.now(user).status()).isEqualTo(User.Status.ACTIVE);
    }

    @Test
    @Rule("O8")
    void keeps_the_last_administrator() {
        var first = has(anAdmin());
        var second = has(anAdmin());

        var results =
                Race.of(
                        2,
                        runner ->
                                () -> {
                                    leave(runner == 0 ? first : second);
                                    return true;
                                });

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsExactly(new UserRefusal.LastAdministrator());
    }

    @Test
    @Rule("G1")
    void leaves_a_pseudonym_that_nobody_can_call_back() {
        var admin = has(anAdmin());
        leave(user);
        world.worksOff();

        world.users.eraseAccounts.run(world.now());
        world.users.eraseAccounts.run(world.now());

        var left = world.now(user);
        assertThat(left.status()).isEqualTo(User.Status.ERASED);
        assertThat(left.email()).isNotEqualTo(user.email());
        assertThat(left.profile().displayName()).isNotEqualTo(user.profile().displayName());
        assertThat(world.ports().audited(user.id().value()))
                .extracting(AuditLog.Entry::action)
                .containsExactly("user.leave", "user.erase");
        assertThat(
                        refusalOf(() ->
                                world.users.shutOut.ban(world.as(admin), user.id(), "Late", null)))
                .isNotNull();
        has(aUser().withEmail(user.email().value()).withHandle(user.handle().value()));
    }

    @Test
    @Rule("S23")
    void ends_subscriptions_at_the_provider_before_anything_is_erased() {
        var tier = world.has(aTier().of(world.has(aCreator())).unknownToProvider());
        var subscription =
                world.pays(world.subscriptions.subscribe.handle(world.as(user), tier.id()));
        leave(user);
        world.worksOff();

        world.users.eraseAccounts.run(world.now());
        assertThat(world.now(user).email()).isEqualTo(user.email());
        world.subscriptions.endOfLeaving.run(world.now());
        world.users.eraseAccounts.run(world.now());

        assertThat(world.now(subscription).status().isLive()).isFalse();
        assertThat(world.provider().isCancelled(requireNonNull(subscription.providerRef())))
                .isTrue();
        assertThat(world.now(user).status()).isEqualTo(User.Status.ERASED);
    }

    @Test
    @Rule("G3")
    void notes_who_is_erased_and_erases_them_again_when_a_backup_brings_them_back() {
        leave(user);
        world.worksOff();
        world.users.eraseAccounts.run(world.now());
        var noted = new ArrayList<UserId>();
        world.users.erasureJournal.read(noted::addAll);
        var before = new World();
        var restored = before.has(aUser());
        before.has(aCampaign().by(restored));
        before.users.erasureJournal.note(restored.id());
        before.users.erasureJournal.note(user.id());

        var found = before.users.replayErasures.run(before.now());
        before.users.eraseAccounts.run(before.now());

        assertThat(noted).containsExactly(user.id());
        assertThat(found).isEqualTo(1);
        assertThat(before.now(restored).status()).isEqualTo(User.Status.ERASED);
        assertThat(before.ports().audited(restored.id().value()))
                .extracting(AuditLog.Entry::action)
                .containsExactly("user.replay_erasure", "user.erase");
        assertThat(before.users.replayErasures.run(before.now())).isZero();
    }

    private User has(UserBuilder builder) {
        return world.has(builder.withPassword(world.hasher().hash(PASSWORD)));
    }

    @Test
    void erases_those_behind_many_who_are_held_back() {
        for (var n = 0; n < 21; n++) {
            var tied = has(aUser());
            leave(tied);
            world.has(aCampaign().by(tied));
        }
        leave(user);
        var last = has(aUser());
        leave(last);
        world.worksOff();

        world.users.eraseAccounts.run(world.now());

        assertThat(world.now(last).status()).isEqualTo(User.Status.ERASED);
    }

    private SignedIn signIn() {
        return world.users.signIn(user.email(), PASSWORD, null);
    }

    private void leave(User leaver) {
        world.users.leaveServer.handle(world.as(leaver), shown(PASSWORD));
    }

    private static ConfirmPassword.Shown shown(Password password) {
        return new ConfirmPassword.Shown(password, "password", "");
    }
}
