package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.RestWorld;

class AdminUserTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    private final User boss = world.has(anAdmin());
    private final String admin = world.tokenOf(boss);
    private final User user = world.has(aUser().withHandle("awa"));

    @Test
    void shows_an_account() {
        var shown = world.call("/api/admin/users/" + user.id()).by(admin).get();

        shown.isJson(
                200,
                """
                {
                  "id": "%s",
                  "handle": "awa",
                  "displayName": "Awa Ndiaye",
                  "avatarUrl": null,
                  "email": "awa@example.org",
                  "roles": ["subscriber"],
                  "status": "active",
                  "banReason": null,
                  "bannedUntil": null,
                  "createdAt": "2026-03-01T09:00:00.123456Z"
                }
                """
                        .formatted(user.id()));
        assertThat(shown.header("ETag")).isNotBlank();
    }

    @Test
    void finds_accounts_page_by_page() {
        world.has(aModerator().named("Awa Deux"));

        var first = world.call("/api/admin/users?q=AWA&limit=1").by(admin).get().has(200);
        var second =
                world.call("/api/admin/users?q=AWA&limit=1&cursor=" + first.at("/nextCursor"))
                        .by(admin)
                        .get()
                        .has(200);
        var moderators = world.call("/api/admin/users?role=moderator").by(admin).get().has(200);

        assertThat(first.at("/items/0/id")).isNotEqualTo(second.at("/items/0/id"));
        assertThat(moderators.json().at("/items")).hasSize(1);
        world.call("/api/admin/users?role=king")
                .by(admin)
                .get()
                .isProblem(400, "invalid_parameter");
    }

    @Test
    @Rule("O3")
    void bans_and_lets_in() {
        var token = world.tokenOf(user);

        var banned =
                world.call("/api/admin/users/" + user.id() + "/ban")
                        .by(admin)
                        .post("{\"reason\": \"Spam\", \"until\": \"2027-01-01T00:00:00Z\"}");

        assertThat(banned.has(200).at("/status")).isEqualTo("banned");
        assertThat(banned.at("/banReason")).isEqualTo("Spam");
        assertThat(banned.at("/bannedUntil")).isEqualTo("2027-01-01T00:00:00Z");
        world.call("/api/me").by(token).get().isProblem(401, "invalid_token");
        world.call("/api/users/awa").get().isProblem(404, "not_found");
        var back = world.call("/api/admin/users/" + user.id() + "/unban").by(admin).post();
        assertThat(back.has(200).at("/status")).isEqualTo("active");
        world.call("/api/users/awa").get().has(200);
    }

    @Test
    void changes_roles_at_once() {
        var token = world.tokenOf(user);
        world.call("/api/admin/users").by(token).get().isProblem(403, "not_permitted");

        world.call("/api/admin/users/" + user.id())
                .by(admin)
                .patch("{\"roles\": [\"admin\"]}")
                .has(200);

        world.call("/api/admin/users").by(token).get().has(200);
    }

    @Test
    void wants_a_fresh_sign_in_before_roles_change() {
        world.ports().clock().advance(Proof.FRESH);

        world.call("/api/admin/users/" + user.id())
                .by(admin)
                .patch("{\"roles\": [\"admin\"]}")
                .isProblem(403, "step_up_required");

        world.call("/api/admin/users/" + user.id()).by(admin).get().has(200);
    }

    @Test
    @Rule("O8")
    void keeps_the_last_administrator() {
        var path = "/api/admin/users/" + boss.id();

        world.call(path).by(admin).patch("{\"roles\": []}").isProblem(409, "last_administrator");
        world.call(path + "/ban")
                .by(admin)
                .post("{\"reason\": \"Oops\"}")
                .isProblem(409, "last_administrator");
        world.call(path + "/deactivate").by(admin).post().isProblem(409, "last_administrator");
        world.has(anAdmin());
        world.call(path + "/ban")
                .by(admin)
                .post("{\"reason\": \"Oops\"}")
                .isProblem(422, "sanctioning_oneself");
    }

    @ParameterizedTest
    @CsvSource({
        "ban, '{}', reason, required",
        "ban, '{\"reason\": \"x\", \"until\": \"2020-01-01T00:00:00Z\"}', until, in_the_past",
        "ban, '{\"reason\": \"x\", \"until\": \"soon\"}', until, invalid",
    })
    void refuses_what_is_not_valid(String act, String body, String field, String code) {
        world.call("/api/admin/users/" + user.id() + "/" + act)
                .by(admin)
                .post(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    @Test
    void refuses_roles_that_are_none() {
        var call = "/api/admin/users/" + user.id();

        world.call(call).by(admin).patch("{}").isProblem(422, "validation_failed");
        world.call(call).by(admin).patch("{\"roles\": [\"king\"]}").has(422);
        world.call(call)
                .by(admin)
                .patch("{\"status\": \"active\"}")
                .isProblem(400, "unknown_field");
        world.call("/api/admin/users/019aa2f4-5b1e-7c3a-9a57-3f2f6c1d8e99")
                .by(admin)
                .get()
                .isProblem(404, "not_found");
    }

    @Test
    void lists_what_was_done() {
        world.call("/api/admin/users/" + user.id() + "/deactivate").by(admin).post().has(200);

        var log =
                world.call("/api/admin/audit-log?subjectId=" + user.id()).by(admin).get().has(200);

        assertThat(log.at("/items/0/action")).isEqualTo("user.deactivate");
        assertThat(log.at("/items/0/actorId")).isEqualTo(boss.id().toString());
        assertThat(log.at("/items/0/facts/before")).isEqualTo("active");
        assertThat(log.at("/items/0/facts/after")).isEqualTo("deactivated");
        assertThat(log.at("/items/0/via")).isEqualTo("client");
        assertThat(log.at("/items/0/place")).isEqualTo("127.0.0.0/24");
        assertThat(log.at("/items/0/device")).isEqualTo("Java-http-client");
        world.call("/api/admin/audit-log").by(world.tokenOf(user)).get().has(401);
    }

    /// Security.md J8.
    @Test
    void lists_what_administrators_tried_in_vain() {
        var path = "/api/admin/users/" + user.id();
        world.call(path + "/ban").by(admin).post("{}").isProblem(422, "validation_failed");
        world.ports().clock().advance(Proof.FRESH);
        world.call(path).by(admin).patch("{\"roles\": []}").isProblem(403, "step_up_required");
        world.call("/api/auth/step-up").by(admin).post("{\"password\": \"wrong horse\"}").has(401);
        world.call(path).by(admin).get().has(200);
        world.call(path + "/ban")
                .by(world.tokenOf(user))
                .post("{\"reason\": \"R\"}")
                .isProblem(403, "not_permitted");

        var log = world.call("/api/admin/audit-log").by(admin).get().has(200);

        assertThat(log.json().get("items"))
                .allSatisfy(entry ->
                        assertThat(entry.at("/action").asText())
                                .isEqualTo("administration.refused"))
                .extracting(entry ->
                        entry.at("/facts/request").asText()
                                + " "
                                + entry.at("/facts/code").asText())
                .containsExactlyInAnyOrder(
                        "POST /api/admin/users/{id}/ban validation_failed",
                        "PATCH /api/admin/users/{id} step_up_required",
                        "POST /api/auth/step-up invalid_credentials");
    }
}
