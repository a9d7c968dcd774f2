package org.mecene.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.bootstrap.configuration.Configuration.LogFormat;
import org.mecene.bootstrap.logging.Logging;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.domain.testkit.Rule;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the log and the metrics of the wired server never hold, in either form of the log and with
/// everything of ours switched to its most talkative (security.md J1, J2, B4).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogHygieneTest {
    private static final String CARD = "4000000000000002";
    private static final String WORDS = "canary-words-that-nobody-else-writes";

    private final Map<LogFormat, ByteArrayOutputStream> logs = new EnumMap<>(LogFormat.class);
    private final ArrayList<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.mecene");
    private @Nullable RunningServer server;

    @BeforeAll
    void start() {
        for (var format : LogFormat.values()) {
            appenders.add(capture(format));
        }
        ours.setLevel(Level.TRACE);
        server = RunningServer.start(Map.of("MECENE_RATE_LIMITS", "on"));
    }

    @AfterAll
    void stop() {
        server.close();
        ours.setLevel(null);
        appenders.forEach(appender -> {
            root.detachAppender(appender);
            appender.stop();
        });
    }

    @Test
    @Rule("G6")
    void hold_no_secret_of_a_whole_journey() {
        var secrets = journey();
        await().atMost(RunningServer.SOON).until(() -> text(LogFormat.TEXT).contains("/confirm"));

        var metrics = new String(server.api().get("/metrics").raw().body(), StandardCharsets.UTF_8);

        assertThat(secrets).hasSizeGreaterThan(12);
        assertThat(text(LogFormat.JSON)).contains("\"message\"").contains("/api/auth/login");
        secrets.forEach((what, secret) -> {
            assertThat(text(LogFormat.TEXT)).as(what).doesNotContain(secret);
            assertThat(text(LogFormat.JSON)).as(what).doesNotContain(secret);
            assertThat(metrics).as(what).doesNotContain(secret);
        });
    }

    @Test
    void write_one_bounded_line_for_whatever_a_client_sends() {
        var forged = "2026-11-21%20ERROR%20forged";
        server.api()
                .with("User-Agent", "agent-canary " + "x".repeat(8_000))
                .with("X-Request-Id", "id-canary forged")
                .get("/forged%0d%0a" + forged + "%1b%5b31m/" + "y".repeat(4_000));
        server.api().get("/api/posts?q=%0a" + forged + "-canary");
        LoggerFactory.getLogger("org.mecene.canary").warn("one\r\nERROR forged-message");

        await().atMost(RunningServer.SOON)
                .until(() -> text(LogFormat.JSON).contains("forged-message"));
        for (var format : LogFormat.values()) {
            assertThat(text(format).lines().filter(line -> !line.startsWith("\tat ")))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(2_000))
                    .noneMatch(line -> line.startsWith("2026-11-21 ERROR"))
                    .noneMatch(line -> line.startsWith("ERROR forged"));
            assertThat(text(format))
                    .doesNotContain("\u001b", "agent-canary", "id-canary", forged + "-canary");
        }
    }

    /// Everything that somebody could not want to find in a log, by what it is.
    private Map<String, String> journey() {
        var secrets = new LinkedHashMap<String, String>();
        var creator = server.creator("logged");
        var fan = server.person("reader");
        secrets.put("password", fan.password());
        secrets.put("address", fan.email());
        secrets.put("token in a mail", server.mailedToken(fan.email()));
        secrets.put("access token", fan.accessToken());
        secrets.put("refresh token", fan.refreshToken());
        var again = server.signIn(fan.email(), fan.password());
        secrets.put("second access token", again.accessToken());
        logIn("wrong-" + WORDS, fan.email(), 401);
        logIn("wrong-" + WORDS, "unknown-canary@example.org", 401);
        secrets.put("wrong password", "wrong-" + WORDS);
        secrets.put("unknown address", "unknown-canary@example.org");
        refresh(fan.refreshToken(), 200);
        refresh("made-up-refresh-token-canary", 401);
        secrets.put("wrong refresh token", "made-up-refresh-token-canary");
        server.api().as("made.up.token-canary").get("/api/me").is(401);
        secrets.put("wrong access token", "token-canary");
        var post =
                creator.api()
                        .post(
                                "/api/posts",
                                "{\"body\": \"%s\", \"visibility\": \"public\"}".formatted(WORDS))
                        .is(201)
                        .get("id")
                        .asText();
        fan.api()
                .post(
                        "/api/posts/%s/comments".formatted(post),
                        "{\"body\": \"%s\"}".formatted(WORDS));
        server.api().get("/api/posts?q=" + WORDS);
        secrets.put("what people write and search", WORDS);
        pay(creator, fan, secrets);
        return secrets;
    }

    private void pay(
            RunningServer.Person creator, RunningServer.Person fan, Map<String, String> secrets) {
        var tier =
                creator.api()
                        .post(
                                "/api/me/tiers",
                                """
                                {"name": "T", "interval": "month",
                                 "price": {"amount": 500, "currency": "EUR"}}\
                                """)
                        .is(201)
                        .get("id")
                        .asText();
        var begun =
                fan.api()
                        .with("Idempotency-Key", "idempotency-key-canary")
                        .post(
                                "/api/subscriptions",
                                "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier))
                        .is(201);
        var clientSecret = begun.get("clientSecret").asText();
        server.confirm(clientSecret, CARD);
        server.confirm(clientSecret, "4242424242424242");
        secrets.put("client secret", clientSecret);
        secrets.put("declined card", CARD);
        secrets.put("card", "4242424242424242");
        secrets.put("idempotency key", "idempotency-key-canary");
        await().atMost(RunningServer.SOON)
                .until(() ->
                        fan.api()
                                .get("/api/me/subscriptions")
                                .is(200)
                                .at("/items/0/status")
                                .asText()
                                .equals("active"));
    }

    private void logIn(String password, String email, int status) {
        server.api()
                .post(
                        "/api/auth/login",
                        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
                .is(status);
    }

    private void refresh(String token, int status) {
        server.api()
                .post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(token))
                .is(status);
    }

    private OutputStreamAppender<ILoggingEvent> capture(LogFormat format) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var stream = new ByteArrayOutputStream();
        logs.put(format, stream);
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(Logging.encoder(format, context));
        appender.setOutputStream(stream);
        appender.start();
        root.addAppender(appender);
        return appender;
    }

    private String text(LogFormat format) {
        return logs.get(format).toString(StandardCharsets.UTF_8);
    }
}
