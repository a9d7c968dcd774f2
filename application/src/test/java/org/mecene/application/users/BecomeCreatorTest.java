package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.CreatorApplication;
import org.mecene.domain.users.CreatorApplication.Status;
import org.mecene.domain.users.CreatorApplicationId;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.CreatorApplicationDecided;
import org.mecene.domain.users.UserRefusal;

@Rule("I9")
final class BecomeCreatorTest {
    private final World world = new World();
    private final User user = world.has(aUser());
    private final User admin = world.has(anAdmin());

    @Test
    void hands_an_application_in() {
        var application = apply();

        assertThat(application.status()).isEqualTo(Status.PENDING);
        assertThat(world.users.becomeCreator.showOwn(world.as(user))).isEqualTo(application);
        assertThat(world.now(user).isCreator()).isFalse();
    }

    @Test
    void has_one_application_pending_at_a_time() {
        apply();

        assertThat(refusalOf(this::apply)).isEqualTo(new UserRefusal.ApplicationPending());
    }

    @Test
    void refuses_those_who_are_creators_already_or_nobody() {
        var creator = world.has(aCreator());

        assertThat(
                        refusalOf(() ->
                                world.users.becomeCreator.apply(
                                        world.as(creator), "Encore", List.of())))
                .isEqualTo(new UserRefusal.AlreadyCreator());
        assertThat(
                        refusalOf(() ->
                                world.users.becomeCreator.apply(
                                        Actor.anonymous(), "Moi", List.of())))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void knows_who_never_applied() {
        assertThat(refusalOf(() -> world.users.becomeCreator.showOwn(world.as(user))))
                .isEqualTo(new NotFound(Thing.CREATOR_APPLICATION));
    }

    @Test
    void makes_a_creator_by_approval_only() {
        var application = apply();

        var approved = world.users.becomeCreator.approve(world.as(admin), application.id());

        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(world.now(user).isCreator()).isTrue();
        assertThat(world.users.creators.isOpen(user.id())).isTrue();
        assertThat(world.events())
                .containsExactly(
                        new CreatorApplicationDecided(application.id(), user.id(), true, null));
        assertThat(world.ports().audited(application.id().value()))
                .extracting(AuditLog.Entry::by, AuditLog.Entry::action)
                .containsExactly(tuple(admin.id(), "creator_application.approve"));
    }

    @Test
    @Rule("I9")
    void rejects_with_a_reason_and_lets_somebody_apply_again_after_a_week() {
        var application = apply();

        var rejected =
                world.users.becomeCreator.reject(world.as(admin), application.id(), "Trop court");

        assertThat(rejected.status()).isEqualTo(Status.REJECTED);
        assertThat(world.now(user).isCreator()).isFalse();
        assertThat(world.users.becomeCreator.showOwn(world.as(user)).reason())
                .isEqualTo("Trop court");
        assertThat(world.events())
                .containsExactly(
                        new CreatorApplicationDecided(
                                application.id(), user.id(), false, "Trop court"));
        world.passes(Duration.ofDays(6));
        assertThat(refusalOf(this::apply))
                .isEqualTo(new CommonRefusal.TooOften(Duration.ofDays(1)));
        world.passes(Duration.ofDays(1));
        assertThat(world.users.becomeCreator.showOwn(world.as(user)).id())
                .isNotEqualTo(apply().id());
    }

    @Test
    void decides_once() {
        var application = apply();
        world.users.becomeCreator.reject(world.as(admin), application.id(), "Trop court");

        var refusal =
                refusalOf(
                        () -> world.users.becomeCreator.approve(world.as(admin), application.id()));

        assertThat(refusal).isEqualTo(new UserRefusal.ApplicationDecided());
        assertThat(world.now(user).isCreator()).isFalse();
        assertThat(world.events()).hasSize(1);
    }

    @Test
    void lets_one_of_many_administrators_decide_at_once() {
        var application = apply();

        var results =
                Race.of(() -> world.users.becomeCreator.approve(world.as(admin), application.id()));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new UserRefusal.ApplicationDecided());
        assertThat(world.events()).hasSize(1);
    }

    @Test
    void is_decided_by_administrators_only() {
        var application = apply();
        var moderator = world.as(world.has(aModerator()));

        assertThat(refusalOf(() -> world.users.becomeCreator.approve(moderator, application.id())))
                .isEqualTo(new NotPermitted());
        assertThat(
                        refusalOf(() ->
                                world.users.becomeCreator.reject(
                                        world.as(user), application.id(), "Non")))
                .isEqualTo(new NotPermitted());
        assertThat(
                        refusalOf(() ->
                                world.users.becomeCreator.list(
                                        moderator, null, PageRequest.first(9))))
                .isEqualTo(new NotPermitted());
    }

    @Test
    void decides_on_nothing_that_is_not_there() {
        var unknown = new CreatorApplicationId(world.ports().ids().next());

        assertThat(refusalOf(() -> world.users.becomeCreator.approve(world.as(admin), unknown)))
                .isEqualTo(new NotFound(Thing.CREATOR_APPLICATION));
    }

    @Test
    void lists_what_waits() {
        var application = apply();

        var listed =
                world.users.becomeCreator.list(
                        world.as(admin), Status.PENDING, PageRequest.first(9));

        assertThat(listed.items())
                .extracting(item -> item.application().id())
                .containsExactly(application.id());
    }

    private CreatorApplication apply() {
        return world.users.becomeCreator.apply(
                world.as(user), "Je dessine", List.of("https://example.org"));
    }
}
