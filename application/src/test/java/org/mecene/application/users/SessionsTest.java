package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Role;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// Refreshing, ending, and what an access token is worth.
final class SessionsTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final UserRefusal INVALID = new UserRefusal.InvalidRefreshToken();

    private final World world = new World();
    private final User user = world.has(aUser().withPassword(world.hasher().hash(PASSWORD)));
    private final SignedIn signedIn = signIn();

    @Test
    @Rule("I6")
    void spends_a_refresh_token_for_a_new_pair() {
        var next = refresh(signedIn.refreshToken());

        assertThat(next.user()).isEqualTo(user);
        assertThat(next.refreshToken()).isNotEqualTo(signedIn.refreshToken());
        assertThat(next.accessToken()).isNotEqualTo(signedIn.accessToken());
        assertThat(refresh(next.refreshToken()).user()).isEqualTo(user);
    }

    @Test
    @Rule("I6")
    void gives_a_client_that_lost_the_answer_the_same_token_again() {
        var first = refresh(signedIn.refreshToken());
        world.passes(Session.GRACE.minusMillis(1));

        var again = refresh(signedIn.refreshToken());

        assertThat(again.refreshToken()).isEqualTo(first.refreshToken());
        assertThat(refresh(again.refreshToken()).user()).isEqualTo(user);
    }

    @Test
    @Rule("I6")
    void ends_the_session_when_a_spent_token_is_shown() {
        var next = refresh(signedIn.refreshToken());
        world.passes(Session.GRACE);

        assertThat(refusalOf(() -> refresh(signedIn.refreshToken()))).isEqualTo(INVALID);

        assertThat(refusalOf(() -> refresh(next.refreshToken()))).isEqualTo(INVALID);
        assertThat(world.users.authenticate.handle(next.accessToken())).isEmpty();
        assertThat(world.ports().sessions().of(user.id())).isEmpty();
    }

    @Test
    @Rule("I6")
    void ends_the_session_when_an_older_token_is_shown_within_the_grace() {
        var second = refresh(signedIn.refreshToken());
        refresh(second.refreshToken());

        assertThat(refusalOf(() -> refresh(signedIn.refreshToken()))).isEqualTo(INVALID);
        assertThat(world.ports().sessions().of(user.id())).isEmpty();
    }

    @Test
    @Rule("I6")
    void ends_no_other_session() {
        var other = signIn();
        refresh(signedIn.refreshToken());
        world.passes(Session.GRACE);

        assertThat(refusalOf(() -> refresh(signedIn.refreshToken()))).isEqualTo(INVALID);

        assertThat(refresh(other.refreshToken()).user()).isEqualTo(user);
    }

    @Test
    @Rule("I6")
    void does_not_fork_the_line_when_many_refresh_at_once() {
        var results = Race.of(() -> refresh(signedIn.refreshToken()));

        assertThat(results.values()).hasSize(Race.RUNNERS);
        Set<String> tokens = new HashSet<>();
        results.values().forEach(next -> tokens.add(next.refreshToken()));
        assertThat(tokens).hasSize(1);
    }

    @Test
    void refuses_what_is_no_token_of_a_session() {
        var ofUnknown = "019c9c37-d0fb-7abc-8000-00000000000f.secret";

        assertThat(refusalOf(() -> refresh(""))).isEqualTo(INVALID);
        assertThat(refusalOf(() -> refresh("nonsense"))).isEqualTo(INVALID);
        assertThat(refusalOf(() -> refresh(ofUnknown))).isEqualTo(INVALID);
    }

    @Test
    void refuses_a_token_of_a_session_that_was_not_used_for_long() {
        world.passes(Session.IDLE_LIFE);

        assertThat(refusalOf(() -> refresh(signedIn.refreshToken()))).isEqualTo(INVALID);
    }

    @Test
    @Rule("O3")
    void refuses_somebody_who_was_shut_out() {
        world.committed(() -> world.ports().users().save(banned(user)));

        assertThat(refusalOf(() -> refresh(signedIn.refreshToken()))).isEqualTo(INVALID);
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isEmpty();
    }

    @Test
    void signs_out_with_the_newest_token() {
        world.users.signOut.handle(signedIn.refreshToken());

        assertThat(refusalOf(() -> refresh(signedIn.refreshToken()))).isEqualTo(INVALID);
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isEmpty();
    }

    @Test
    void signs_out_with_the_token_before_it() {
        refresh(signedIn.refreshToken());
        world.passes(Duration.ofHours(1));

        world.users.signOut.handle(signedIn.refreshToken());

        assertThat(world.ports().sessions().of(user.id())).isEmpty();
    }

    @Test
    void signs_out_of_a_session_that_expired() {
        world.passes(Session.IDLE_LIFE);

        world.users.signOut.handle(signedIn.refreshToken());

        assertThat(world.ports().sessions().of(user.id())).isEmpty();
    }

    @Test
    void ends_nothing_for_somebody_who_guessed_the_id_of_a_session() {
        var id = signedIn.refreshToken().substring(0, 36);

        world.users.signOut.handle(id + ".guessed");
        world.users.signOut.handle("nonsense");
        world.users.signOut.handle("019c9c37-d0fb-7abc-8000-00000000000f.secret");

        assertThat(refresh(signedIn.refreshToken()).user()).isEqualTo(user);
    }

    @Test
    void knows_a_caller_by_their_access_token_for_its_life() {
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isPresent();

        world.passes(Duration.ofSeconds(AccessTokens.LIFE_SECONDS));

        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isEmpty();
        assertThat(world.users.authenticate.handle("nonsense")).isEmpty();
    }

    @Test
    void trusts_no_token_that_names_another_user_than_its_session() {
        var session = world.ports().sessions().of(user.id()).findFirst().orElseThrow();
        var other = world.has(aUser());
        var forged =
                world.accessTokens()
                        .issue(
                                new AccessTokens.Claims(
                                        other.id(),
                                        session.id(),
                                        world.now(),
                                        new Proof(world.now(), Proof.UNKNOWN)));

        assertThat(world.users.authenticate.handle(forged)).isEmpty();
        assertThat(world.users.authenticate.fresh(forged)).isEmpty();
    }

    @Test
    void knows_a_role_that_was_given_a_moment_ago() {
        world.committed(() -> world.ports().users().save(user.withRole(Role.CREATOR)));

        var actor = world.users.authenticate.fresh(signedIn.accessToken()).orElseThrow();

        assertThat(actor.has(Role.CREATOR)).isTrue();
    }

    private SignedIn signIn() {
        return world.users.signIn(user.email(), PASSWORD, null);
    }

    private SignedIn refresh(String token) {
        return world.users.refreshSession.handle(token);
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
