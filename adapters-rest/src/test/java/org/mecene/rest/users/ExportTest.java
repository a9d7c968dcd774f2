package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.PersonalRecords.Kind;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.Json;
import org.mecene.rest.testkit.RestWorld;

class ExportTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    private final User user = world.has(aUser());
    private final String token = world.tokenOf(user);

    @Test
    @Rule("G4")
    void hands_out_an_archive_of_json_and_files(@TempDir Path directory) throws IOException {
        var image = world.has(anImage().of(user));
        var key = StorageKey.of(image.id(), Variant.ORIGINAL);
        var bytes = Files.write(directory.resolve("image"), new byte[] {1, 2, 3});
        world.store().put(key, bytes, "image/jpeg");
        world.personalRecords().put(user.id(), Kind.MEDIA, image.id().value(), "{\"n\":0}");
        for (var n = 0; n < 1_001; n++) {
            var json = "{\"n\":%d}".formatted(n);
            world.personalRecords().put(user.id(), Kind.POSTS, world.ports().ids().next(), json);
        }

        var answer = world.call("/api/me/export").by(token).get().has(200);

        assertThat(answer.required("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.required("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.required("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mecene-%s.zip\"".formatted(user.id()));
        var files = unpacked(answer);
        assertThat(files)
                .hasSize(Kind.values().length + 1)
                .containsKey("media/%s.jpg".formatted(image.id()));
        assertThat(files.get("media/%s.jpg".formatted(image.id()))).containsExactly(1, 2, 3);
        assertThat(Json.read(text(files, "posts.json"))).hasSize(1_001);
        assertThat(Json.read(text(files, "tier-changes.json"))).isEmpty();
        assertThat(world.ports().audited(user.id().value()))
                .extracting(entry -> entry.action())
                .containsExactly("user.export");
    }

    @Test
    @Rule("G4")
    void wants_a_fresh_sign_in() {
        world.ports().clock().advance(Proof.FRESH);

        world.call("/api/me/export").by(token).get().isProblem(403, "step_up_required");
    }

    @Test
    void is_made_a_few_times_an_hour() {
        for (var n = 0; n < 5; n++) {
            world.call("/api/me/export").by(token).get().has(200);
        }

        world.call("/api/me/export").by(token).get().isProblem(429, "too_many_requests");
    }

    @Test
    @Rule({"G4", "O7"})
    void is_made_by_an_administrator_for_somebody_who_is_shut_out() throws IOException {
        var admin = world.tokenOf(world.has(anAdmin()));
        var path = "/api/admin/users/%s/export".formatted(user.id());
        world.personalRecords()
                .put(user.id(), Kind.PROFILE, user.id().value(), "{\"id\":\"canary\"}");

        world.call(path).by(admin).get().isProblem(409, "not_shut_out");
        world.call("/api/admin/users/%s/ban".formatted(user.id()))
                .by(admin)
                .post("{\"reason\": \"Spam\"}")
                .has(200);
        var made = world.call(path).by(admin).get().has(200);

        assertThat(text(unpacked(made), "profile.json")).contains("canary");
        assertThat(world.ports().audited(user.id().value()))
                .extracting(entry -> entry.action())
                .endsWith("user.export");
    }

    private static Map<String, byte[]> unpacked(Answer answer) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
