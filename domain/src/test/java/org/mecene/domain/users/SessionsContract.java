package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Standings.Standing;

/// What every [Sessions] and the [Standings] over it promise.
public interface SessionsContract extends Fixture {
    /// Within this time a change is known everywhere, with a second to spare for a slow machine.
    Duration SOON = Duration.ofSeconds(2);

    @Test
    default void finds_a_session_as_it_was_added() {
        var session = hasSession(has(aUser()), "Firefox sur Ubuntu — été");

        assertThat(findForUpdate(session.id())).isEqualTo(session);
    }

    @Test
    default void finds_a_session_without_a_device() {
        var session = hasSession(has(aUser()), null);

        assertThat(findForUpdate(session.id())).isEqualTo(session);
    }

    @Test
    default void stores_a_rotation() {
        var session = hasSession(has(aUser()), null);
        var later = ports().clock().advance(Duration.ofHours(1));
        var rotated = session.rotated(TokenHash.of("next"), later);

        committed(() -> ports().sessions().save(rotated));

        assertThat(findForUpdate(session.id())).isEqualTo(rotated);
    }

    @Test
    @Rule("I6")
    default void lets_one_of_many_rotate_at_once() {
        var session = hasSession(has(aUser()), null);
        var shown = session.current();

        var results =
                Race.of(
                        Race.RUNNERS,
                        runner -> () -> inTransaction(() -> rotate(session, shown, runner)));

        assertThat(results.values()).containsOnlyOnce(true);
    }

    @Test
    default void ends_a_session() {
        var user = has(aUser());
        var session = hasSession(user, null);
        var other = hasSession(user, null);

        committed(() -> ports().sessions().end(session.id()));

        assertThat(findForUpdate(session.id())).isNull();
        assertThat(findForUpdate(other.id())).isEqualTo(other);
    }

    @Test
    default void ends_a_session_that_has_ended_without_complaint() {
        var session = hasSession(has(aUser()), null);
        committed(() -> ports().sessions().end(session.id()));

        committed(() -> ports().sessions().end(session.id()));

        assertThat(findForUpdate(session.id())).isNull();
    }

    @Test
    default void ends_all_sessions_of_one_person() {
        var user = has(aUser());
        var first = hasSession(user, null);
        var second = hasSession(user, null);
        var ofAnother = hasSession(has(aUser()), null);

        committed(() -> ports().sessions().endAll(user.id()));

        assertThat(findForUpdate(first.id())).isNull();
        assertThat(findForUpdate(second.id())).isNull();
        assertThat(findForUpdate(ofAnother.id())).isEqualTo(ofAnother);
    }

    @Test
    default void lists_what_lives_newest_first_with_its_place() {
        var user = has(aUser());
        var older = hasSession(user, "Firefox");
        ports().clock().advance(Duration.ofSeconds(1));
        var newer = hasSession(user, null);
        hasSession(has(aUser()), null);
        committed(() -> ports().sessions().notePlace(newer.id(), "2001:db8:1::/48"));

        var listed = list(user);

        assertThat(listed).extracting(Session::id).containsExactly(newer.id(), older.id());
        assertThat(listed.getFirst().place()).isEqualTo("2001:db8:1::/48");
        ports().clock().advance(Session.IDLE_LIFE);
        assertThat(list(user)).isEmpty();
    }

    @Test
    default void ends_a_session_for_its_owner_only() {
        var user = has(aUser());
        var session = hasSession(user, null);

        committed(() -> ports().sessions().end(session.id(), user.id()));

        assertThat(findForUpdate(session.id())).isNull();
    }

    @Test
    default void does_not_end_a_session_for_anybody_else() {
        var session = hasSession(has(aUser()), null);
        var other = has(aUser());

        committed(() -> ports().sessions().end(session.id(), other.id()));

        assertThat(findForUpdate(session.id())).isEqualTo(session);
    }

    @Test
    default void ends_all_sessions_but_one() {
        var user = has(aUser());
        var kept = hasSession(user, null);
        var ended = hasSession(user, null);
        var ofAnother = hasSession(has(aUser()), null);
        assertThat(ports().standings().of(ended.id())).isPresent();

        committed(() -> ports().sessions().endOthers(user.id(), kept.id()));

        assertThat(list(user)).containsExactly(kept);
        assertThat(findForUpdate(ofAnother.id())).isEqualTo(ofAnother);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ports().standings().of(ended.id())).isEmpty());
    }

    @Test
    default void removes_those_that_are_over() {
        var session = hasSession(has(aUser()), null);
        ports().clock().advance(Session.IDLE_LIFE);
        var fresh = hasSession(has(aUser()), null);

        var forgotten =
                inTransaction(() -> ports().sessions().forgetExpired(ports().clock().instant()));

        assertThat(forgotten).isGreaterThanOrEqualTo(1);
        assertThat(findForUpdate(session.id())).isNull();
        assertThat(findForUpdate(fresh.id())).isEqualTo(fresh);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var session = session(has(aUser()), null);

        assertThatIllegalStateException().isThrownBy(() -> ports().sessions().add(session));
        assertThatIllegalStateException().isThrownBy(() -> ports().sessions().end(session.id()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().sessions().findForUpdate(session.id()));
    }

    @Test
    default void tells_what_the_user_of_a_session_may_do() {
        var user = has(aCreator());
        var session = hasSession(user, null);
        var expected = new Standing(user.id(), user.roles());

        assertThat(ports().standings().of(session.id())).contains(expected);
        assertThat(ports().standings().fresh(session.id())).contains(expected);
    }

    @Test
    default void knows_no_standing_of_a_session_that_never_was() {
        var unknown = new SessionId(ports().ids().next());

        assertThat(ports().standings().of(unknown)).isEmpty();
        assertThat(ports().standings().fresh(unknown)).isEmpty();
    }

    @Test
    default void knows_soon_that_a_session_ended() {
        var session = hasSession(has(aUser()), null);
        assertThat(ports().standings().of(session.id())).isPresent();

        committed(() -> ports().sessions().end(session.id()));

        assertThat(ports().standings().fresh(session.id())).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ports().standings().of(session.id())).isEmpty());
    }

    @Test
    default void knows_at_once_of_a_role_that_was_given() {
        var user = has(aUser());
        var session = hasSession(user, null);
        assertThat(ports().standings().of(session.id())).isPresent();

        committed(() -> ports().users().save(user.withRole(Role.CREATOR)));

        var expected = new Standing(user.id(), user.withRole(Role.CREATOR).roles());
        assertThat(ports().standings().fresh(session.id())).contains(expected);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ports().standings().of(session.id())).contains(expected));
    }

    @Test
    @Rule("O3")
    default void knows_soon_that_somebody_was_shut_out() {
        var user = has(aUser());
        var session = hasSession(user, null);
        assertThat(ports().standings().of(session.id())).isPresent();

        committed(() -> ports().users().save(banned(user)));

        assertThat(ports().standings().fresh(session.id())).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ports().standings().of(session.id())).isEmpty());
    }

    private boolean rotate(Session session, TokenHash shown, int runner) {
        var stored = ports().sessions().findForUpdate(session.id()).orElseThrow();
        if (!stored.current().equals(shown)) {
            return false;
        }
        ports().sessions()
                .save(stored.rotated(TokenHash.of("next" + runner), ports().clock().instant()));
        return true;
    }

    private Session hasSession(User user, @Nullable String device) {
        var session = session(user, device);
        committed(() -> ports().sessions().add(session));
        return session;
    }

    private Session session(User user, @Nullable String device) {
        var id = new SessionId(ports().ids().next());
        return Session.begin(
                id, user.id(), TokenHash.of("first" + id), ports().clock().instant(), device);
    }

    private List<Session> list(User user) {
        return ports().sessions()
                .list(user.id(), ports().clock().instant(), PageRequest.first(100))
                .items();
    }

    private @Nullable Session findForUpdate(SessionId id) {
        return inTransaction(() -> ports().sessions().findForUpdate(id)).orElse(null);
    }

    private static User banned(User user) {
        return new User(
                user.id(),
                user.email(),
                user.passwordHash(),
                user.handle(),
                user.profile(),
                user.roles(),
                User.Status.BANNED,
                user.createdAt(),
                user.version());
    }
}
