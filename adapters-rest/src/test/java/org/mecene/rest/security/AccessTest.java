package org.mecene.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.identity.Role;
import org.mecene.domain.users.User;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.server.Routes;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

/// The gate of every route, for everybody (security.md B2, A4, A7). A new route is in here by
/// itself.
class AccessTest {
    private static final String ID = "019ca8a0-3efd-7000-8000-0000000000ff";

    @AutoClose private final RestWorld world = new RestWorld.Options().inSandbox().start();

    record Route(String method, String path, Who who) {}

    static List<Route> routes() {
        return Routes.all().stream()
                .flatMap(type ->
                        Arrays.stream(type.getDeclaredMethods())
                                .flatMap(method -> route(type, method)))
                .toList();
    }

    @Test
    void lets_everybody_come_as_far_as_they_may() {
        var moderator = world.tokenOf(world.has(aModerator()));
        var admin = world.tokenOf(world.has(anAdmin()));

        assertThat(routes())
                .hasSizeGreaterThan(70)
                .allSatisfy(route -> {
                    var anonymous = status(route, null);
                    var bad = status(route, "no-such-token");
                    // One of them deletes the account.
                    var member = status(route, world.tokenOf(world.has(aUser())));
                    switch (route.who()) {
                        case PUBLIC, PROVIDER -> {
                            assertThat(anonymous).isNotIn(401, 403, 500);
                            assertThat(bad).isEqualTo(anonymous);
                        }
                        case ANYONE -> {
                            assertThat(anonymous).isNotIn(401, 403, 500);
                            assertThat(bad).isEqualTo(401);
                        }
                        case CALLER -> {
                            assertThat(List.of(anonymous, bad)).containsOnly(401);
                            assertThat(member).isNotIn(401, 403, 500);
                        }
                        case CREATOR -> {
                            assertThat(List.of(anonymous, bad)).containsOnly(401);
                            assertThat(member).isEqualTo(403);
                        }
                        case MODERATOR -> {
                            assertThat(List.of(anonymous, bad)).containsOnly(401);
                            assertThat(member).isEqualTo(403);
                            assertThat(status(route, moderator)).isNotIn(401, 403, 500);
                            assertThat(status(route, admin)).isNotIn(401, 403, 500);
                        }
                        case ADMIN -> {
                            assertThat(List.of(anonymous, bad)).containsOnly(401);
                            assertThat(member).isEqualTo(403);
                            assertThat(status(route, moderator)).isEqualTo(403);
                            assertThat(status(route, admin)).isNotIn(401, 403, 500);
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Basic YTpi",
                "bearer x",
                "Digest x",
                "x",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."
            })
    void refuses_what_is_no_good_token(String header) {
        var answer = world.call("/api/me").header("Authorization", header).get();

        answer.isProblem(401, "invalid_token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void tells_how_to_sign_in() {
        var answer = world.call("/api/me").get();

        answer.isProblem(401, "sign_in_required");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void takes_the_scheme_in_any_case_and_one_token_only() {
        var token = world.tokenOf(world.has(aUser()));

        world.call("/api/me").header("Authorization", "bEARER " + token).get().has(200);
        world.call("/api/me").by(token).by(token).get().isProblem(401, "invalid_token");
    }

    /// A7
    @Test
    void refuses_a_token_whose_session_or_user_is_gone_or_that_is_too_old() {
        var awa = world.has(aUser());
        var ended = world.tokenOf(awa);
        world.committed(() -> world.ports().sessions().endAll(awa.id()));
        var banned = world.tokenOf(world.has(aUser().banned()));
        var old = world.tokenOf(awa);

        world.call("/api/me").by(ended).get().isProblem(401, "invalid_token");
        world.call("/api/me").by(banned).get().isProblem(401, "invalid_token");
        world.call("/api/me").by(old).get().has(200);
        world.ports().clock().advance(Duration.ofMinutes(16));
        world.call("/api/me").by(old).get().isProblem(401, "invalid_token");
    }

    /// A role that was given a moment ago counts at once, on the same token.
    @Test
    void knows_a_role_that_was_given_a_moment_ago() {
        var awa = world.has(aUser());
        var token = world.tokenOf(awa);
        world.call("/api/me/subscribers").by(token).get().isProblem(403, "not_permitted");

        give(awa, Role.CREATOR);

        world.call("/api/me/subscribers").by(token).get().has(200);
    }

    private void give(User user, Role role) {
        world.committed(() -> {
            var current = world.ports().users().findForUpdate(user.id()).orElseThrow();
            world.ports().users().save(current.withRole(role));
        });
    }

    private int status(Route route, @Nullable String token) {
        var call = world.call(route.path().replaceAll("\\{\\w+}", ID));
        if (token != null) {
            call.by(token);
        }
        Answer answer =
                route.method().equals("GET")
                        ? call.get()
                        : call.send(route.method(), BodyPublishers.noBody());
        return answer.status();
    }

    private static Stream<Route> route(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(found ->
                        new Route(
                                found.value(),
                                path(type) + path(method),
                                method.getAnnotation(Access.class).value()));
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        if (path == null || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
