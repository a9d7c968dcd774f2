package org.mecene.application.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.application.users.RequestSignUp;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Job;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.platform.RepeatedRequests.Answer;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;

final class PlatformTest {
    private final World world = new World();

    @Test
    @Rule("M7")
    void replaces_the_settings_for_what_begins_from_now_on() {
        var admin = world.has(anAdmin());

        var replaced = world.platform.changeSettings.replace(world.as(admin), withFee(250));

        assertThat(replaced.platformFee()).isEqualTo(new BasisPoints(250));
        assertThat(world.platform.changeSettings.show(world.as(admin))).isEqualTo(replaced);
        assertThat(world.ports().auditLog().entries())
                .extracting(AuditLog.Entry::action, AuditLog.Entry::by)
                .containsExactly(tuple("settings.replace", admin.id()));
    }

    @Test
    void refuses_to_replace_settings_that_were_replaced_meanwhile() {
        var admin = world.as(world.has(anAdmin()));
        var read = withFee(250);
        world.platform.changeSettings.replace(admin, withFee(300));

        assertThat(refusalOf(() -> world.platform.changeSettings.replace(admin, read)))
                .isEqualTo(new ChangedMeanwhile(Thing.SETTINGS));
        assertThat(world.ports().auditLog().entries()).hasSize(1);
    }

    @Test
    void shows_settings_to_administrators_only() {
        var moderator = world.as(world.has(aModerator()));

        assertThat(refusalOf(() -> world.platform.changeSettings.show(moderator)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> world.platform.changeSettings.replace(moderator, withFee(0))))
                .isEqualTo(new NotPermitted());
    }

    @Test
    void forgets_what_has_served_its_time() {
        world.users.requestSignUp.handle(
                new RequestSignUp.Command(
                        EmailAddress.parse("awa@example.org"),
                        new Password("correct horse"),
                        "Awa",
                        null,
                        Language.FR));
        var key = new RepeatedRequests.Key("user:1", "key");
        world.ports().repeatedRequests().claim(key, "print", world.now());
        world.ports().repeatedRequests().remember(key, new Answer(204, Map.of(), null));

        // The count of mails to the address is worth nothing after an hour.
        assertThat(world.platform.forgetOld.run(world.now().plus(Duration.ofHours(2)))).isOne();
        assertThat(world.platform.forgetOld.run(world.now().plus(Duration.ofHours(23)))).isZero();
        assertThat(world.platform.forgetOld.run(world.now().plus(Duration.ofHours(25))))
                .isEqualTo(2);
        assertThat(world.platform.forgetOld.name()).isEqualTo("forget-old");
    }

    @Test
    void runs_every_job_whatever_another_does() {
        var jobs =
                new RunJobs(List.of(fails(), counts(2), fails(), counts(3)), world.ports().clock());

        assertThat(jobs.handle()).isEqualTo(5);
    }

    @Test
    void works_off_what_leads_to_more_until_nothing_is_left() {
        world.has(aUser());
        assertThat(world.platform.backlog.isEmpty()).isTrue();
        world.users.requestSignUp.handle(
                new RequestSignUp.Command(
                        EmailAddress.parse("awa@example.org"),
                        new Password("correct horse"),
                        "Awa",
                        null,
                        Language.FR));
        assertThat(world.platform.backlog.isEmpty()).isFalse();

        world.platform.backlog.workOff();

        assertThat(world.platform.backlog.isEmpty()).isTrue();
        assertThat(world.mailer().sent()).hasSize(1);
    }

    @Test
    void waits_for_what_other_workers_are_at_and_not_for_ever() {
        world.content.followCreators.follow(
                world.as(world.has(aUser())), world.has(aCreator()).id());
        var ofAnother = world.ports().outbox().lease(1, Duration.ofMinutes(1)).getFirst();

        assertThat(world.platform.backlog.settle(Duration.ofMillis(30))).isFalse();

        world.committed(() -> world.ports().outbox().markHandled(ofAnother.id()));
        assertThat(world.platform.backlog.settle(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void stops_waiting_when_its_thread_shall_end() {
        world.content.followCreators.follow(
                world.as(world.has(aUser())), world.has(aCreator()).id());
        world.ports().outbox().lease(1, Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        var settled = world.platform.backlog.settle(Duration.ofMinutes(10));

        assertThat(settled).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    private Settings withFee(int basisPoints) {
        var old = world.ports().settings().current();
        return new Settings(
                new BasisPoints(basisPoints),
                old.minimumDonations(),
                old.currencies(),
                old.subscriptionGraceDays(),
                old.administratorsNeedSecondFactor(),
                old.payouts(),
                old.version());
    }

    private static Job fails() {
        return job(() -> {
            throw new IllegalStateException("boom");
        });
    }

    private static Job counts(int done) {
        return job(() -> done);
    }

    private static Job job(IntSupplier work) {
        return new Job() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public int run(Instant now) {
                return work.getAsInt();
            }
        };
    }
}
