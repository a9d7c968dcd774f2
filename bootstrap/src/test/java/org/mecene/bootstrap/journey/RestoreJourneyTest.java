package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Pictures;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.ServerProcess;
import org.mecene.domain.testkit.Rule;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.persistence.testkit.TestServer;

/// A backup from before an erasure does not bring anybody back.
final class RestoreJourneyTest {
    private static final String[] TRACES = {"Zawadi", "secret-bio", "secret-comment"};

    @Test
    @Rule("G3")
    void erases_again_whom_an_older_database_brings_back() throws Exception {
        var first = RunningServer.start();
        var email = liveAndLeaveTraces(first);
        var original = first.database();
        first.end();
        var backup = TestServer.shared().copyOf(original);
        var another = TestServer.shared().copyOf(original);
        var second = first.startedAgain(original);
        leave(second, email);
        await().atMost(RunningServer.SOON).untilAsserted(() -> hasNoTrace(original, email));

        second.end();
        assertThat(Rows.tablesWith(backup, email)).isNotEmpty();
        try (var restored = second.startedAgain(backup)) {
            restored.api().post("/api/auth/login", credentials(email)).is(401);
            await().atMost(RunningServer.SOON).untilAsserted(() -> hasNoTrace(backup, email));
            assertThat(restored.checkBooks().get("balanced").asBoolean()).isTrue();
            erasesByCommand(another, restored.directory(), email);
        }
    }

    /// What an operator does who has the journal of another node.
    private static void erasesByCommand(DatabaseUrl database, Path data, String email)
            throws Exception {
        var directory = Files.createTempDirectory("mecene-test-");
        var list = directory.resolve("erased.txt");
        try (var erased = Files.list(data.resolve("erasures"))) {
            Files.write(list, erased.map(file -> file.getFileName().toString()).toList());
        }
        var url = database.jdbcUrl() + "?user=postgres&password=postgres";

        var ended =
                ServerProcess.run(
                        directory,
                        Map.of("MECENE_DATABASE_URL", url),
                        "replay-erasures",
                        list.toString());

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("1 erased people were here again");
        hasNoTrace(database, email);
    }

    private static String liveAndLeaveTraces(RunningServer server) {
        var creator = server.creator("keeper");
        var fan = server.person("leaver");
        fan.api()
                .patch("/api/me", "{\"displayName\": \"Zawadi\", \"bio\": \"secret-bio\"}")
                .is(200);
        var picture = Pictures.upload("photo.png", "image/png", Pictures.png(8, 8));
        fan.api().post("/api/media", picture, Pictures.MULTIPART).is(201);
        var post =
                creator.api()
                        .post(
                                "/api/posts",
                                "{\"title\": \"T\", \"body\": \"B\", \"visibility\": \"public\"}")
                        .is(201)
                        .get("id")
                        .asText();
        fan.api()
                .post("/api/posts/%s/comments".formatted(post), "{\"body\": \"secret-comment\"}")
                .is(201);
        await().atMost(RunningServer.SOON).until(server::isIdle);
        return fan.email();
    }

    private static void leave(RunningServer server, String email) {
        var person = server.signIn(email, "correct horse battery staple");
        person.api()
                .delete("/api/me", "{\"password\": \"%s\"}".formatted(person.password()))
                .is(204);
    }

    private static String credentials(String email) {
        return "{\"email\": \"%s\", \"password\": \"correct horse battery staple\"}"
                .formatted(email);
    }

    private static void hasNoTrace(DatabaseUrl database, String email) {
        for (var trace : TRACES) {
            assertThat(Rows.tablesWith(database, trace)).as(trace).isEmpty();
        }
        assertThat(Rows.tablesWith(database, email)).isEmpty();
    }
}
