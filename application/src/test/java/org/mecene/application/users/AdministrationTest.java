package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mecene.application.platform.ReadAuditLog;
import org.mecene.application.subscriptions.EndSubscriptionsOfShutOut;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Role;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserFilter;
import org.mecene.domain.users.UserRefusal;

/// What administrators do to accounts.
final class AdministrationTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final UserRefusal LAST = new UserRefusal.LastAdministrator();

    private final World world = new World();
    private final User admin = world.has(anAdmin());
    private final User user = world.has(aUser().withPassword(world.hasher().hash(PASSWORD)));

    @Test
    void gives_and_takes_roles_with_a_note_of_both() {
        give(user, Set.of(Role.MODERATOR));

        assertThat(world.now(user).roles())
                .containsExactlyInAnyOrder(Role.SUBSCRIBER, Role.MODERATOR);
        assertThat(world.ports().audited(user.id().value()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by()).isEqualTo(admin.id());
                    assertThat(entry.facts())
                            .containsEntry("before", "subscriber")
                            .containsEntry("after", "subscriber moderator");
                });
    }

    @Test
    @Rule("O8")
    void keeps_the_last_administrator() {
        world.has(anAdmin().banned());

        assertThat(refusalOf(() -> give(admin, Set.of()))).isEqualTo(LAST);
        assertThat(refusalOf(() -> ban(admin))).isEqualTo(LAST);
        assertThat(refusalOf(() -> world.users.shutOut.deactivate(world.as(admin), admin.id())))
                .isEqualTo(LAST);
        assertThat(world.now(admin)).isEqualTo(admin);
    }

    @Test
    @Rule("O8")
    void keeps_an_administrator_when_two_remove_each_other_at_once() {
        var other = world.has(anAdmin());
        var first = world.as(admin);
        var second = world.as(other);

        Race.of(
                2,
                runner ->
                        () ->
                                runner == 0
                                        ? world.users.manageUsers.changeRoles(
                                                first, other.id(), Set.of(), null)
                                        : world.users.manageUsers.changeRoles(
                                                second, admin.id(), Set.of(), null));

        assertThat(world.inTransaction(() -> world.ports().users().lockAdministrators()))
                .hasSize(1);
    }

    @Test
    @Rule("O8")
    void lets_nobody_shut_themself_out() {
        world.has(anAdmin());

        assertThat(refusalOf(() -> ban(admin))).isEqualTo(new UserRefusal.SanctioningOneself());
    }

    @Test
    @Rule({"O3", "O4"})
    void ends_live_sessions_with_a_ban_and_does_not_revive_them() {
        var signedIn = world.users.signIn(user.email(), PASSWORD, null);

        ban(user);

        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isEmpty();
        assertThat(refusalOf(() -> world.users.signIn(user.email(), PASSWORD, null)))
                .isEqualTo(new UserRefusal.AccountBanned());
        world.users.shutOut.unban(world.as(admin), user.id());
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isEmpty();
        assertThat(world.users.signIn(user.email(), PASSWORD, null).user().id())
                .isEqualTo(user.id());
    }

    @Test
    @Rule("O5")
    void lets_somebody_in_when_the_ban_is_over() {
        var end = world.now().plus(Duration.ofDays(7));
        world.users.shutOut.ban(world.as(admin), user.id(), "Spam", end);

        assertThat(world.users.shutOut.run(end.minusMillis(1))).isZero();
        assertThat(world.now(user).status()).isEqualTo(User.Status.BANNED);
        assertThat(world.users.shutOut.run(end)).isEqualTo(1);

        assertThat(world.now(user).status()).isEqualTo(User.Status.ACTIVE);
        assertThat(world.ports().audited(user.id().value()).getLast().by()).isNull();
    }

    @Test
    void keeps_a_deactivation_apart_from_a_ban() {
        world.users.shutOut.deactivate(world.as(admin), user.id());

        world.users.shutOut.unban(world.as(admin), user.id());

        assertThat(world.now(user).status()).isEqualTo(User.Status.DEACTIVATED);
        world.users.shutOut.reactivate(world.as(admin), user.id());
        assertThat(world.now(user).status()).isEqualTo(User.Status.ACTIVE);
    }

    @Test
    void shows_why_somebody_is_banned() {
        ban(user);

        var listed =
                world.users
                        .manageUsers
                        .list(
                                world.as(admin),
                                new UserFilter(null, null, User.Status.BANNED),
                                PageRequest.first(10))
                        .items();

        assertThat(listed)
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.user().id()).isEqualTo(user.id());
                    assertThat(account.ban()).isNotNull();
                });
    }

    @Test
    @Rule("O4")
    void ends_subscriptions_both_ways_once() {
        var creator = world.has(aCreator());
        var paid = world.has(aSubscription().of(user).to(world.has(aTier().of(creator))));
        var job =
                new EndSubscriptionsOfShutOut(
                        world.ports().transactions(),
                        world.ports().dueSubscriptions(),
                        world.ports().subscriptions(),
                        world.ports().events());
        assertThat(job.run(world.now())).isZero();

        ban(creator);

        assertThat(job.run(world.now())).isEqualTo(1);
        assertThat(job.run(world.now())).isZero();
        assertThat(world.now(paid).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.events(SubscriptionEvent.Ended.class)).hasSize(1);
    }

    @Test
    void is_for_administrators_only() {
        var caller = world.as(user);
        var notPermitted = new CommonRefusal.NotPermitted();
        var log = new ReadAuditLog(world.ports().auditLog());
        var page = PageRequest.first(1);

        assertThat(refusalOf(() -> world.users.manageUsers.show(caller, user.id())))
                .isEqualTo(notPermitted);
        assertThat(refusalOf(() -> world.users.shutOut.ban(caller, admin.id(), "No", null)))
                .isEqualTo(notPermitted);
        assertThat(refusalOf(() -> log.list(caller, null, null, page))).isEqualTo(notPermitted);
        ban(user);
        assertThat(log.list(world.as(admin), admin.id(), null, page).items())
                .extracting(kept -> kept.entry().action())
                .containsExactly("user.ban");
    }

    private void give(User to, Set<Role> roles) {
        world.users.manageUsers.changeRoles(world.as(admin), to.id(), roles, null);
    }

    private void ban(User whom) {
        world.users.shutOut.ban(world.as(admin), whom.id(), "Spam", null);
    }
}
