package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.ServerProcess;
import org.mecene.domain.testkit.Rule;

/// Two nodes over one database, side by side.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoNodesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private @Nullable RunningServer first;
    private @Nullable RunningServer second;

    @BeforeAll
    void start() {
        first = RunningServer.start();
        second = first.secondNode();
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void lets_a_token_of_one_node_in_at_the_other_and_ends_it_at_both() {
        var person = first.person("traveller");
        var elsewhere = second.api().as(person.accessToken());
        elsewhere.get("/api/me").is(200);

        first.api()
                .post(
                        "/api/auth/logout",
                        "{\"refreshToken\": \"%s\"}".formatted(person.refreshToken()));

        await().atMost(SECOND).until(() -> elsewhere.get("/api/me").status() == 401);
    }

    @Test
    @Rule("I5")
    void signs_other_devices_out_everywhere_within_a_second_when_the_password_changes() {
        var person = first.person("changer");
        var other = second.signIn(person.email(), person.password());
        var otherAtFirst = first.api().as(other.accessToken());
        otherAtFirst.get("/api/me").is(200);

        second.api()
                .as(person.accessToken())
                .put(
                        "/api/me/password",
                        "{\"currentPassword\": \"%s\", \"newPassword\": \"four other plain words\"}"
                                .formatted(person.password()))
                .is(204);

        await().atMost(SECOND).until(() -> otherAtFirst.get("/api/me").status() == 401);
        assertThat(other.api().get("/api/me").status()).isEqualTo(401);
        person.api().get("/api/me").is(200);
    }

    @Test
    void signs_one_device_out_everywhere_within_a_second() {
        var person = first.person("guard");
        var other = first.signIn(person.email(), person.password());
        var otherAtSecond = second.api().as(other.accessToken());
        otherAtSecond.get("/api/me").is(200);
        var sessions = person.api().get("/api/me/sessions").is(200).get("items");

        for (var session : sessions) {
            if (!session.get("current").asBoolean()) {
                person.api().delete("/api/me/sessions/" + session.get("id").asText()).is(204);
            }
        }

        await().atMost(SECOND).until(() -> otherAtSecond.get("/api/me").status() == 401);
        assertThat(refresh(second, other.refreshToken())).isEqualTo(401);
        person.api().get("/api/me").is(200);
    }

    @Test
    @Rule({"O3", "O4"})
    void shuts_somebody_out_everywhere_within_a_second() {
        var person = first.creator("spammer");
        var post =
                person.api()
                        .post("/api/posts", "{\"body\": \"Buy!\", \"visibility\": \"public\"}")
                        .is(201)
                        .get("id")
                        .asText();
        var elsewhere = second.api().as(person.accessToken());
        elsewhere.get("/api/me").is(200);
        var admin = first.administrator();

        admin.api()
                .post("/api/admin/users/%s/ban".formatted(person.id()), "{\"reason\": \"Spam\"}")
                .is(200);

        await().atMost(SECOND).until(() -> elsewhere.get("/api/me").status() == 401);
        assertThat(refresh(second, person.refreshToken())).isEqualTo(401);
        assertThat(second.api().get("/api/posts/" + post).status()).isEqualTo(404);
        assertThat(second.api().get("/api/users/" + person.handle()).status()).isEqualTo(404);
        var log =
                admin.api()
                        .get("/api/admin/audit-log?subjectId=" + person.id())
                        .is(200)
                        .get("items");
        assertThat(log.findValuesAsText("action")).contains("user.ban");
    }

    @Test
    @Rule("O8")
    void takes_a_role_away_everywhere_within_a_second() {
        var person = first.person("promoted");
        var admin = first.administrator();
        var path = "/api/admin/users/" + person.id();
        var elsewhere = second.api().as(person.accessToken());
        admin.api().patch(path, "{\"roles\": [\"admin\"]}").is(200);
        elsewhere.get("/api/admin/users").is(200);

        admin.api().patch(path, "{\"roles\": []}").is(200);

        await().atMost(SECOND).until(() -> elsewhere.get("/api/admin/users").status() == 403);
    }

    @Test
    @Rule("O8")
    void keeps_an_administrator_when_both_nodes_demote_at_once() {
        var one = first.administrator();
        var other = first.person("second-boss");
        one.api().patch("/api/admin/users/" + other.id(), "{\"roles\": [\"admin\"]}").is(200);
        var ids = List.of(one.id(), other.id());
        var apis = List.of(first.api().as(other.accessToken()), second.api().as(one.accessToken()));

        var answers =
                IntStream.range(0, 2)
                        .mapToObj(number ->
                                CompletableFuture.supplyAsync(() ->
                                        apis.get(number)
                                                .patch(
                                                        "/api/admin/users/" + ids.get(number),
                                                        "{\"roles\": []}")
                                                .status()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).contains(200);
        await().atMost(SECOND)
                .until(() ->
                        IntStream.range(0, 2)
                                        .filter(number ->
                                                apis.get(1 - number)
                                                                .get("/api/admin/users")
                                                                .status()
                                                        == 200)
                                        .count()
                                == 1);
        restoreAdministrator(one, other, apis);
    }

    @Test
    @Rule("I6")
    void lets_nobody_in_after_a_logout_that_raced_with_refreshes() {
        var person = first.person("racer");
        var body = "{\"refreshToken\": \"%s\"}".formatted(person.refreshToken());
        var racing =
                IntStream.range(0, 12)
                        .mapToObj(number ->
                                CompletableFuture.supplyAsync(() ->
                                        node(number)
                                                .post(
                                                        number == 5
                                                                ? "/api/auth/logout"
                                                                : "/api/auth/refresh",
                                                        body)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(racing).isNotEmpty();
        assertThat(racing)
                .filteredOn(answer -> answer.status() == 200)
                .allSatisfy(answer -> {
                    var token = answer.json().get("refreshToken").asText();
                    assertThat(refresh(first, token)).isEqualTo(401);
                });
        await().atMost(SECOND).until(() -> person.api().get("/api/me").status() == 401);
    }

    @Test
    @Rule("I6")
    void lets_one_of_many_refreshes_win_without_a_fork() {
        var person = first.person("forker");
        var body = "{\"refreshToken\": \"%s\"}".formatted(person.refreshToken());

        var answers =
                IntStream.range(0, 20)
                        .mapToObj(number ->
                                CompletableFuture.supplyAsync(
                                        () -> node(number).post("/api/auth/refresh", body)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        var tokens =
                answers.stream()
                        .map(answer -> answer.is(200).get("refreshToken").asText())
                        .distinct();
        assertThat(tokens).hasSize(1);
    }

    @Test
    @Rule({"W2", "T1"})
    void counts_a_webhook_once_that_reaches_both_and_mails_once() {
        var owner = first.person("owner");
        var campaign = ActiveCampaign.of(second, owner);
        var guest = "guest." + owner.handle() + "@example.org";
        var begun =
                second.api()
                        .post(
                                "/api/campaigns/%s/donations".formatted(campaign),
                                """
                                {"amount": {"amount": 5000, "currency": "XOF"}, "email": "%s"}\
                                """
                                        .formatted(guest))
                        .is(201);
        first.confirm(begun.get("clientSecret").asText(), "4242424242424242");
        await().atMost(RunningServer.SOON)
                .until(() -> !storedNotices(begun.at("/donation/id").asText()).isEmpty());

        var again =
                storedNotices(begun.at("/donation/id").asText()).stream()
                        .flatMap(notice -> IntStream.range(0, 25).mapToObj(_ -> notice))
                        .map(notice -> CompletableFuture.supplyAsync(() -> deliver(notice)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(again).isNotEmpty().allMatch(status -> status / 100 == 2);
        await().atMost(RunningServer.SOON).until(() -> first.mails(guest).size() == 1);
        var shown = second.api().get("/api/campaigns/" + campaign).is(200);
        assertThat(shown.at("/raised/amount").asLong()).isEqualTo(5_000);
        assertThat(shown.get("donationCount").asInt()).isEqualTo(1);
        assertThat(second.checkBooks().get("balanced").asBoolean()).isTrue();
        assertThat(files(guest)).isEqualTo(1);
    }

    @Test
    @Rule("S5")
    void begins_one_of_many_subscriptions_at_once() {
        var creator = first.creator("wanted");
        var tier =
                creator.api()
                        .post(
                                "/api/me/tiers",
                                """
                                {"name": "T", "description": "", "interval": "month",
                                 "price": {"amount": 500, "currency": "EUR"}}\
                                """)
                        .is(201)
                        .get("id")
                        .asText();
        var fan = first.person("eager");
        var order = "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier);

        var answers =
                IntStream.range(0, 12)
                        .mapToObj(number ->
                                CompletableFuture.supplyAsync(() ->
                                        node(number)
                                                .as(fan.accessToken())
                                                .post("/api/subscriptions", order)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201, 409);
        // Whoever comes after the first was answered is given the same one again.
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .extracting(answer -> answer.json().at("/subscription/id").asText())
                .containsOnly(
                        fan.api().get("/api/me/subscriptions").is(200).at("/items/0/id").asText());
        assertThat(fan.api().get("/api/me/subscriptions").is(200).get("items")).hasSize(1);
    }

    @Test
    void moves_the_clock_of_both() {
        var before =
                Instant.parse(
                        first.api()
                                .post("/api/sandbox/clock/advance", "{\"duration\": \"PT1H\"}")
                                .is(200)
                                .get("now")
                                .asText());

        var other =
                second.api().post("/api/sandbox/clock/advance", "{\"duration\": \"PT1S\"}").is(200);

        assertThat(Instant.parse(other.get("now").asText())).isAfter(before);
    }

    /// The other tests need the first one.
    private static void restoreAdministrator(
            RunningServer.Person one, RunningServer.Person other, List<Api> apis) {
        apis.getFirst().patch("/api/admin/users/" + one.id(), "{\"roles\": [\"admin\"]}");
        apis.getLast().patch("/api/admin/users/" + other.id(), "{\"roles\": []}");
    }

    private static int refresh(RunningServer node, String token) {
        return node.api()
                .post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(token))
                .status();
    }

    private Api node(int number) {
        return number % 2 == 0 ? first.api() : second.api();
    }

    private int deliver(String body) {
        var node = body.hashCode() % 2 == 0 ? first : second;
        return node.api()
                .with("Sandbox-Signature", signature(body))
                .post("/api/webhooks/sandbox", body)
                .status();
    }

    private String signature(String body) {
        var now = serverTime().getEpochSecond();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            Rows.secret(first.database(), "sandbox-webhook")
                                    .getBytes(StandardCharsets.UTF_8),
                            "HmacSHA256"));
            var digest = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + now + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Instant serverTime() {
        return Rows.serverTime(first.database());
    }

    private List<String> storedNotices(String donation) {
        return Rows.noticesOfDonation(first.database(), donation);
    }

    /// How many mail files there are for an address, over both nodes.
    @Test
    void changes_the_keys_of_access_tokens_while_both_nodes_serve(@TempDir Path directory) {
        var person = first.person("keyholder");
        var url = first.database().jdbcUrl() + "?user=postgres&password=postgres";
        var oldKey = keys(first);

        var ended = ServerProcess.run(directory, Map.of("MECENE_DATABASE_URL", url), "rotate-keys");

        assertThat(ended.output()).contains("A new key is published");
        await().atMost(RunningServer.SOON)
                .until(() -> keys(first).size() == 2 && keys(second).size() == 2);
        first.advance("PT10M");
        var newKey = keys(first).getLast();
        assertThat(oldKey).doesNotContain(newKey);
        // The other node hears of the moved time within a second.
        var signedAnew =
                await().atMost(RunningServer.SOON)
                        .until(
                                () -> second.signIn(person.email(), person.password()),
                                signedIn -> keyOf(signedIn).equals(newKey));
        person.api().get("/api/me").is(200);
        second.api().as(person.accessToken()).get("/api/me").is(200);
        first.api().as(signedAnew.accessToken()).get("/api/me").is(200);
        first.advance("PT16M");
        await().atMost(RunningServer.SOON)
                .until(() -> keys(first).size() == 1 && keys(second).size() == 1);
    }

    private static List<String> keys(RunningServer node) {
        return node.api().get("/.well-known/jwks.json").is(200).findValuesAsText("kid");
    }

    private static String keyOf(RunningServer.Person person) {
        var token = person.accessToken();
        var header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        var text = new String(header, StandardCharsets.UTF_8);
        return text.replaceAll(".*\"kid\":\"([^\"]*)\".*", "$1");
    }

    private long files(String address) {
        return Rows.mailFiles(first.directory(), address)
                + Rows.mailFiles(second.directory(), address);
    }
}
