package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.RestWorld;

class CreatorApplicationTest {
    private static final String OWN = "/api/me/creator-application";
    private static final String ADMIN = "/api/admin/creator-applications";
    private static final String BODY =
            """
            {"motivation": "Je peins.", "links": ["https://awa.example/"]}
            """;

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    @Rule("I9")
    void lets_somebody_become_a_creator() {
        var awa = world.has(aUser().withHandle("awa"));
        var token = world.tokenOf(awa);
        var admin = world.tokenOf(world.has(anAdmin()));

        var applied = world.call(OWN).by(token).post(BODY);
        var listed = world.call(ADMIN + "?status=pending").by(admin).get();
        var id = applied.at("/id");
        var approved = world.call(ADMIN + "/" + id + "/approve").by(admin).post();

        applied.isJson(
                201,
                """
                {
                  "id": "%s",
                  "status": "pending",
                  "motivation": "Je peins.",
                  "links": ["https://awa.example/"],
                  "reason": null,
                  "applicant": null,
                  "createdAt": "2026-03-01T09:00:00.123456Z",
                  "decidedAt": null
                }
                """
                        .formatted(id));
        assertThat(applied.header("Location")).isEqualTo("https://api.example" + OWN);
        assertThat(listed.at("/items/0/applicant/handle")).isEqualTo("awa");
        assertThat(approved.at("/status")).isEqualTo("approved");
        world.call("/api/posts")
                .by(token)
                .post("{\"body\": \"Bonjour\", \"visibility\": \"public\"}")
                .has(201);
        world.call(ADMIN + "/" + id + "/approve")
                .by(admin)
                .post()
                .isProblem(409, "application_decided");
    }

    @Test
    void tells_why_somebody_was_rejected() {
        var token = world.tokenOf(world.has(aUser()));
        var admin = world.tokenOf(world.has(anAdmin()));
        var id = world.call(OWN).by(token).post(BODY).at("/id");

        world.call(ADMIN + "/" + id + "/reject")
                .by(admin)
                .post("{}")
                .isProblem(422, "validation_failed")
                .names("reason", "required");
        world.call(ADMIN + "/" + id + "/reject")
                .by(admin)
                .post("{\"reason\": \"Montrez-nous plus.\"}")
                .has(200);
        var own = world.call(OWN).by(token).get();

        assertThat(own.at("/status")).isEqualTo("rejected");
        assertThat(own.at("/reason")).isEqualTo("Montrez-nous plus.");
    }

    @Test
    void takes_one_application_at_a_time() {
        var token = world.tokenOf(world.has(aUser()));
        world.call(OWN).by(token).get().isProblem(404, "not_found");

        world.call(OWN).by(token).post(BODY).has(201);

        world.call(OWN).by(token).post(BODY).isProblem(409, "application_pending");
    }

    @Test
    void takes_none_of_a_creator() {
        var token = world.tokenOf(world.has(aCreator()));

        world.call(OWN).by(token).post(BODY).isProblem(409, "already_creator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://a.example/",
                "https://user@a.example/",
                "https:///x",
                "//a.example",
                "data:text/html,x",
                "https://a b"
            })
    void takes_links_to_pages_only(String link) {
        var token = world.tokenOf(world.has(aUser()));

        world.call(OWN)
                .by(token)
                .post("{\"motivation\": \"m\", \"links\": [\"%s\"]}".formatted(link))
                .isProblem(422, "validation_failed")
                .names("links[0]", "invalid");
    }
}
