package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.Proof;
import org.mecene.rest.testkit.RestWorld;

class ProfileTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void shows_what_anybody_may_see_of_a_person() {
        var ada = world.has(aCreator().withHandle("ada").named("Ada"));
        world.has(aPost().by(ada));

        var profile = world.call("/api/users/ada").get();

        profile.isJson(
                200,
                """
                {
                  "id": "%s",
                  "handle": "ada",
                  "displayName": "Ada",
                  "bio": null,
                  "avatarUrl": null,
                  "country": null,
                  "isCreator": true,
                  "postCount": 1,
                  "followerCount": 0,
                  "followingCount": 0,
                  "following": null,
                  "createdAt": "2026-03-01T09:00:00.123456Z"
                }
                """
                        .formatted(ada.id()));
        assertThat(profile.text()).doesNotContain("@");
    }

    @Test
    void finds_a_person_by_id_and_tells_whether_the_caller_follows_them() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(world.has(aUser()));

        world.call("/api/follow/" + ada.id()).by(token).post().has(204);
        var profile = world.call("/api/users/" + ada.id()).by(token).get();

        assertThat(profile.json().at("/following").asBoolean()).isTrue();
        assertThat(profile.json().at("/followerCount").asInt()).isEqualTo(1);
    }

    @Test
    @Rule("G2")
    void deletes_the_account_unless_money_is_in_flight() {
        var leaver =
                world.has(aUser().withPassword(world.hasher().hash(new Password("correct horse"))));
        var token = world.tokenOf(leaver);
        var campaign = world.has(aCampaign().by(leaver).in(CampaignStatus.IN_REVIEW));
        var body = "{\"password\": \"correct horse\"}";

        world.call("/api/me").by(token).delete("{}").isProblem(422, "validation_failed");
        world.call("/api/me")
                .by(token)
                .delete("{\"password\": \"wrong horse\"}")
                .isProblem(403, "wrong_password");
        var tied = world.call("/api/me").by(token).delete(body).isProblem(409, "account_tied");
        assertThat(tied.at("/reasons/0")).isEqualTo("campaign");
        world.committed(() -> world.ports().campaigns().remove(campaign.id()));

        world.call("/api/me").by(token).delete(body).has(204);

        world.call("/api/me").by(token).get().isProblem(401, "invalid_token");
        world.call("/api/users/" + leaver.id()).get().isProblem(404, "not_found");
    }

    @Test
    void wants_a_fresh_sign_in_before_an_account_is_deleted() {
        var leaver =
                world.has(aUser().withPassword(world.hasher().hash(new Password("correct horse"))));
        var token = world.tokenOf(leaver);
        world.ports().clock().advance(Proof.FRESH);

        world.call("/api/me")
                .by(token)
                .delete("{\"password\": \"correct horse\"}")
                .isProblem(403, "step_up_required");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody", "a", "019ca8a0-3efd-7000-8000-0000000000ff",
                "019ca8a0-3efd-7000-8000-00000000000g",
        "019ca8a03efd70008000000000000002----", "%F0%9F%91%8F", "a%20b", "'a;b=c'"
    })
    void knows_nobody_by_other_names(String name) {
        world.call("/api/users/" + name).get().isProblem(404, "not_found");
    }

    @Test
    void hides_somebody_who_is_shut_out() {
        var banned = world.has(aUser().banned());

        world.call("/api/users/" + banned.id()).get().isProblem(404, "not_found");
    }

    @Test
    void changes_what_is_said_and_leaves_the_rest() {
        var awa = world.has(aUser().withHandle("awa"));
        var token = world.tokenOf(awa);
        var image = world.has(anImage().of(awa));

        world.call("/api/me")
                .by(token)
                .patch(
                        """
                        {"displayName": "Awa N.", "bio": "Peintre\\r\\nà Dakar", "locale": "fr-SN",
                         "country": "SN", "avatarMediaId": "%s", "handle": "Awa-N"}
                        """
                                .formatted(image.id()))
                .has(200);
        var changed = world.call("/api/me").by(token).patch("{\"bio\": null}");

        assertThat(changed.at("/displayName")).isEqualTo("Awa N.");
        assertThat(changed.at("/handle")).isEqualTo("awa-n");
        assertThat(changed.json().at("/bio").isNull()).isTrue();
        assertThat(changed.at("/locale")).isEqualTo("fr");
        assertThat(changed.at("/country")).isEqualTo("SN");
        assertThat(changed.at("/avatarMediaId")).isEqualTo(image.id().toString());
        assertThat(changed.at("/avatarUrl")).startsWith("https://media.example/");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"displayName\":null}', displayName, required",
        "'{\"handle\":\"a b\"}', handle, invalid",
        "'{\"locale\":\"de\"}', locale, unsupported",
        "'{\"country\":\"XX\"}', country, unsupported",
        "'{\"avatarMediaId\":\"x\"}', avatarMediaId, invalid",
        "'{\"avatarMediaId\":\"019ca8a0-3efd-7000-8000-0000000000ff\"}', avatarMediaId, unknown",
    })
    void refuses_what_is_not_valid(String body, String field, String code) {
        var token = world.tokenOf(world.has(aUser()));

        world.call("/api/me")
                .by(token)
                .patch(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    /// H8
    @Test
    void refuses_a_change_of_what_was_changed_meanwhile() {
        var token = world.tokenOf(world.has(aUser()));
        var read = world.call("/api/me").by(token).get();
        var tag = read.required("ETag");

        var first =
                world.call("/api/me").by(token).header("If-Match", tag).patch("{\"bio\": \"1\"}");
        var second =
                world.call("/api/me").by(token).header("If-Match", tag).patch("{\"bio\": \"2\"}");
        var foreign =
                world.call("/api/me")
                        .by(token)
                        .header("If-Match", "\"x\"")
                        .patch("{\"bio\": \"3\"}");
        var any = world.call("/api/me").by(token).header("If-Match", "*").patch("{\"bio\": \"4\"}");

        first.has(200);
        second.isProblem(412, "precondition_failed");
        foreign.isProblem(412, "precondition_failed");
        assertThat(any.at("/bio")).isEqualTo("4");
        assertThat(first.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void answers_a_repeated_read_with_its_tag_only() {
        var ada = world.has(aCreator());
        var path = "/api/users/" + ada.id();
        var tag = world.call(path).get().required("ETag");

        var same = world.call(path).header("If-None-Match", "\"a\", " + tag).get();
        var any = world.call(path).header("If-None-Match", "*").get();
        var other = world.call(path).header("If-None-Match", "\"a\"").get();

        same.has(304);
        assertThat(same.text()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        any.has(304);
        other.has(200);
    }
}
