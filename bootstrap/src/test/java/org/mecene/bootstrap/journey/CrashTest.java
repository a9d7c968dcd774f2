package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.ServerProcess;
import org.mecene.domain.testkit.Rule;

/// The process is killed in the middle of payments and started again over the same data.
final class CrashTest {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "MECENE_ADMIN_EMAIL",
                    "admin@example.org",
                    "MECENE_ADMIN_PASSWORD",
                    "correct horse battery");

    /// Longer than the lease of what a dead worker was at.
    private static final Duration AFTERMATH = Duration.ofSeconds(90);

    private static final int AMOUNT = 1_000;

    @Test
    @Rule({"W2", "W6"})
    void counts_every_confirmed_payment_once_after_a_kill(@TempDir Path directory)
            throws InterruptedException {
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        String campaign;
        try (var server = ServerProcess.start(directory, SETTINGS)) {
            campaign = activeCampaign(server.api());
            payUntilKilled(server, campaign, confirmed);
        }
        assertThat(confirmed).isNotEmpty();

        try (var server = ServerProcess.start(directory, SETTINGS)) {
            var admin = signIn(server.api());
            await().atMost(AFTERMATH)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertAllCount(server.api(), admin, campaign, confirmed));

            assertThat(server.stop()).isZero();
            assertThat(server.log()).doesNotContain("ERROR");
        }
    }

    private static void assertAllCount(
            Api anyone, Api admin, String campaign, Set<String> confirmed) {
        var books = admin.get("/api/admin/ledger/check").is(200);
        assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
        assertThat(confirmed)
                .allSatisfy(id ->
                        assertThat(admin.get("/api/donations/" + id).is(200).get("status").asText())
                                .isEqualTo("succeeded"));
        var shown = anyone.get("/api/campaigns/" + campaign).is(200);
        var counted = shown.get("donationCount").asLong();
        // A confirmation whose answer was lost in the kill counts as well, but nothing counts
        // twice.
        assertThat(counted).isGreaterThanOrEqualTo(confirmed.size());
        assertThat(shown.at("/raised/amount").asLong()).isEqualTo(counted * AMOUNT);
        assertThat(books.get("entries").asLong()).isEqualTo(counted);
    }

    private static void payUntilKilled(ServerProcess server, String campaign, Set<String> confirmed)
            throws InterruptedException {
        var going = new AtomicBoolean(true);
        try (var payers = Executors.newFixedThreadPool(4)) {
            for (var payer = 0; payer < 4; payer++) {
                payers.execute(() -> {
                    var api = server.api();
                    while (going.get()) {
                        pay(api, campaign, confirmed);
                    }
                });
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> confirmed.size() >= 60);
            server.kill();
            going.set(false);
            payers.shutdown();
            payers.awaitTermination(30, TimeUnit.SECONDS);
        }
    }

    private static void pay(Api api, String campaign, Set<String> confirmed) {
        try {
            var begun =
                    api.post(
                            "/api/campaigns/%s/donations".formatted(campaign),
                            """
                            {"amount": {"amount": %d, "currency": "XOF"}, "email": "donor@example.org"}\
                            """
                                    .formatted(AMOUNT));
            var answer =
                    api.post(
                            "/api/sandbox/payments/confirm",
                            "{\"clientSecret\": \"%s\", \"card\": \"4242424242424242\"}"
                                    .formatted(begun.json().path("clientSecret").asText()));
            if (answer.status() == 200) {
                confirmed.add(begun.json().at("/donation/id").asText());
            }
        } catch (UncheckedIOException _) {
            // The server is gone; what it had not acknowledged is not counted here.
        }
    }

    private static String activeCampaign(Api api) {
        var admin = signIn(api);
        var category = api.get("/api/categories").is(200).at("/items/0/id").asText();
        var id =
                admin.post(
                                "/api/campaigns",
                                """
                                {"title": "T", "summary": "S", "description": "D", "endsAt": "%s", "categoryId": "%s",
                                 "goal": {"amount": 100000000, "currency": "XOF"}, "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(
                                                Instant.now().plus(Duration.ofDays(30)), category))
                        .is(201)
                        .get("id")
                        .asText();
        admin.post("/api/campaigns/%s/submit".formatted(id)).is(200);
        admin.post("/api/admin/campaigns/%s/approve".formatted(id)).is(200);
        return id;
    }

    private static Api signIn(Api api) {
        var body = "{\"email\": \"admin@example.org\", \"password\": \"correct horse battery\"}";
        return api.as(api.post("/api/auth/login", body).is(200).get("accessToken").asText());
    }
}
