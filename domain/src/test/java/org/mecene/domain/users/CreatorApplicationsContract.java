package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.users.CreatorApplications.Listed;

/// What every [CreatorApplications] promises.
public interface CreatorApplicationsContract extends Fixture {
    @Test
    default void finds_an_application_as_it_was_added() {
        var user = has(aUser());

        var application = applied(user);

        assertThat(find(application.id())).isEqualTo(application);
        assertThat(ports().creatorApplications().latestOf(user.id())).contains(application);
    }

    @Test
    default void knows_nothing_of_those_who_never_applied() {
        assertThat(ports().creatorApplications().latestOf(has(aUser()).id())).isEmpty();
        assertThat(find(new CreatorApplicationId(ports().ids().next()))).isNull();
    }

    @Test
    default void takes_one_pending_application_at_a_time() {
        var user = has(aUser());
        applied(user);

        var refusal = refusalOf(() -> applied(user));

        assertThat(refusal).isEqualTo(new UserRefusal.ApplicationPending());
    }

    @Test
    default void takes_one_of_many_applications_at_once() {
        var user = has(aUser());

        var results = Race.of(() -> applied(user));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new UserRefusal.ApplicationPending());
    }

    @Test
    default void keeps_decided_ones_as_history() {
        var user = has(aUser());
        var admin = has(anAdmin());
        var first = applied(user);
        var now = ports().clock().advance(Duration.ofDays(1));
        var rejected = first.reject("Trop court — à revoir", admin.id(), now);
        committed(() -> ports().creatorApplications().save(rejected));
        ports().clock().advance(Duration.ofDays(1));

        var second = applied(user);

        assertThat(find(first.id())).isEqualTo(rejected);
        assertThat(ports().creatorApplications().latestOf(user.id())).contains(second);
    }

    @Test
    default void lists_those_first_who_have_waited_longest() {
        isAtAQuietTime();
        var first = applied(has(aUser()));
        ports().clock().advance(Duration.ofMinutes(1));
        var second = applied(has(aUser()));
        var third = applied(has(aUser()));
        var after = new Cursor(rankOf(first) - 1, first.id().value());

        var listed =
                ports().creatorApplications()
                        .list(
                                CreatorApplication.Status.PENDING,
                                new PageRequest(PageRequest.MAX_LIMIT, after))
                        .items();

        assertThat(listed)
                .extracting(Listed::application)
                .containsSubsequence(List.of(first, second, third));
    }

    @Test
    default void lists_with_the_card_of_the_applicant() {
        isAtAQuietTime();
        var user = has(aUser().named("Léopold"));
        var application = applied(user);

        var listed = listedFrom(application, null);

        assertThat(listed.application()).isEqualTo(application);
        assertThat(listed.applicant())
                .isEqualTo(new PersonCard(user.id(), user.handle(), "Léopold", null));
    }

    @Test
    default void lists_those_of_a_status_only() {
        isAtAQuietTime();
        var pending = applied(has(aUser()));
        var admin = has(anAdmin());
        var decided = applied(has(aUser()));
        var now = ports().clock().instant();
        committed(() -> ports().creatorApplications().save(decided.approve(admin.id(), now)));

        var approved = listedFrom(pending, CreatorApplication.Status.APPROVED);

        assertThat(approved.application().id()).isEqualTo(decided.id());
        assertThat(listedFrom(pending, null).application().id()).isEqualTo(pending.id());
    }

    @Test
    default void pages_without_gaps() {
        isAtAQuietTime();
        var first = applied(has(aUser()));
        var second = applied(has(aUser()));
        var before = new Cursor(rankOf(first) - 1, first.id().value());

        var page = ports().creatorApplications().list(null, new PageRequest(1, before));
        var next = ports().creatorApplications().list(null, new PageRequest(1, page.next()));

        assertThat(page.items()).extracting(Listed::application).containsExactly(first);
        assertThat(next.items()).extracting(Listed::application).containsExactly(second);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var application = application(has(aUser()));

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().creatorApplications().add(application));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().creatorApplications().findForUpdate(application.id()));
    }

    private Listed listedFrom(
            CreatorApplication first, CreatorApplication.@Nullable Status status) {
        var after = new Cursor(rankOf(first) - 1, first.id().value());
        return ports().creatorApplications()
                .list(status, new PageRequest(1, after))
                .items()
                .getFirst();
    }

    private static long rankOf(CreatorApplication application) {
        return Cursor.at(application.createdAt(), application.id().value()).rank();
    }

    private CreatorApplication applied(User user) {
        var application = application(user);
        committed(() -> ports().creatorApplications().add(application));
        return application;
    }

    private CreatorApplication application(User user) {
        return CreatorApplication.submit(
                new CreatorApplicationId(ports().ids().next()),
                user.id(),
                "Je dessine 🎨 depuis l’enfance.\nDes bandes dessinées.",
                List.of("https://example.org/é", "https://example.com"),
                ports().clock().instant());
    }

    private @Nullable CreatorApplication find(CreatorApplicationId id) {
        return inTransaction(() -> ports().creatorApplications().findForUpdate(id)).orElse(null);
    }
}
