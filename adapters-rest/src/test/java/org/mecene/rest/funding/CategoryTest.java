package org.mecene.rest.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.rest.testkit.RestWorld;

class CategoryTest {
    private static final String ADMIN = "/api/admin/categories";

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void makes_changes_and_removes_categories() {
        var admin = world.tokenOf(world.has(anAdmin()));

        var made =
                world.call(ADMIN)
                        .by(admin)
                        .post(
                                "{\"name\": {\"fr\": \"Eau\", \"en\": \"Water\"}, \"slug\": \"eau\"}");
        var path = ADMIN + "/" + made.at("/id");
        var renamed = world.call(path).by(admin).patch("{\"name\": {\"en\": \"Clean water\"}}");
        var listed = world.call("/api/categories").get();

        made.isJson(
                201,
                """
                {
                  "id": "%s",
                  "slug": "eau",
                  "name": {"fr": "Eau", "en": "Water"},
                  "archivedAt": null
                }
                """
                        .formatted(made.at("/id")));
        assertThat(renamed.at("/name/fr") + renamed.at("/name/en")).isEqualTo("EauClean water");
        assertThat(listed.json().at("/items")).hasSize(1);
        world.call(ADMIN)
                .by(admin)
                .post("{\"name\": {\"fr\": \"E\", \"en\": \"W\"}, \"slug\": \"eau\"}")
                .isProblem(409, "slug_taken");
        world.call(path).by(admin).delete().has(204);
        world.call(path).by(admin).delete().has(204);
        assertThat(world.call("/api/categories").get().json().at("/items")).isEmpty();
    }

    @Test
    void archives_one_that_campaigns_have() {
        var admin = world.tokenOf(world.has(anAdmin()));
        var water = world.hasCategory("Water");
        world.has(aCampaign().by(world.has(aUser())).in(water));

        world.call(ADMIN + "/" + water.id()).by(admin).delete().has(204);
        var all = world.call(ADMIN).by(admin).get();

        assertThat(all.at("/items/0/archivedAt")).isEqualTo("2026-03-01T09:00:00.123456Z");
        assertThat(world.call("/api/categories").get().json().at("/items")).isEmpty();
    }

    @Test
    void refuses_what_is_not_valid() {
        var admin = world.tokenOf(world.has(anAdmin()));
        var path = ADMIN + "/" + world.hasCategory("Water").id();

        world.call(ADMIN)
                .by(admin)
                .post("{\"name\": {\"fr\": \"Eau\"}, \"slug\": \"E au\"}")
                .isProblem(422, "validation_failed")
                .names("name.en", "required")
                .names("slug", "invalid");
        world.call(path)
                .by(admin)
                .patch("{\"name\": null}")
                .isProblem(422, "validation_failed")
                .names("name", "required");
        world.call(path)
                .by(admin)
                .patch("{\"name\": {\"fr\": null}}")
                .isProblem(422, "validation_failed")
                .names("name.fr", "required");
        world.call(path)
                .by(admin)
                .patch("{\"name\": {\"de\": \"Wasser\"}}")
                .isProblem(400, "unknown_field")
                .names("name.de", "unknown");
    }
}
