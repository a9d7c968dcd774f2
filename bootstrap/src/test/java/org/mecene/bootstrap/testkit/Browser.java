package org.mecene.bootstrap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Chromium without a window, spoken to as the W3C's WebDriver says, with authenticators that it
/// plays itself (Web Authentication, 11).
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Process driver;
    private final Path profile;
    private final Api api;
    private String session = "";

    private Browser(Process driver, Path profile, Api api) {
        this.driver = driver;
        this.profile = profile;
        this.api = api;
    }

    /// Whether this machine has one.
    public static boolean isHere() {
        return program("chromedriver").isPresent() && chromium().isPresent();
    }

    /// Starts one that knows nothing yet.
    public static Browser start() {
        try {
            var port = freePort();
            var profile = Files.createTempDirectory("mecene-browser-");
            var driver =
                    new ProcessBuilder(
                                    program("chromedriver").orElseThrow().toString(),
                                    "--port=" + port)
                            .redirectErrorStream(true)
                            .redirectOutput(profile.resolve("driver.log").toFile())
                            .start();
            var browser =
                    new Browser(driver, profile, Api.at(URI.create("http://127.0.0.1:" + port)));
            browser.begin();
            return browser;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void open(URI page) {
        command("/url", JSON.createObjectNode().put("url", page.toString()));
    }

    /// Runs the body of an asynchronous function in the page, which finds what it is given in
    /// `given`.
    ///
    /// @return `{value}`, or what was thrown as `{thrown: {name, code}}`
    public JsonNode run(String body, Object... given) {
        var script =
                """
                const given = [...arguments], done = given.pop();
                (async () => { %s })().then(
                    (value) => done({ value }),
                    (thrown) => done({ thrown: { name: thrown.name, code: thrown.code, text: `${thrown}` } }));
                """
                        .formatted(body);
        var call = JSON.createObjectNode().put("script", script);
        call.set("args", JSON.valueToTree(given));
        return command("/execute/async", call);
    }

    /// Has an authenticator from now on, with somebody at it who agrees to everything.
    ///
    /// @param transport `internal` for one in the device, `usb` for one that is plugged in
    /// @param canKeep whether it keeps keys, and so knows by itself whose they are
    public Authenticator authenticator(String transport, boolean canKeep) {
        var wish =
                JSON.createObjectNode()
                        .put("protocol", "ctap2")
                        .put("transport", transport)
                        .put("hasResidentKey", canKeep)
                        .put("hasUserVerification", true)
                        .put("isUserConsenting", true)
                        .put("isUserVerified", true);
        return new Authenticator(command("/webauthn/authenticator", wish).asText());
    }

    /// One that the browser plays.
    public final class Authenticator implements AutoCloseable {
        private final String path;

        private Authenticator(String id) {
            this.path = "/webauthn/authenticator/" + id;
        }

        /// What it keeps, private keys included.
        public JsonNode credentials() {
            return value(api.get(session + path + "/credentials"));
        }

        /// Copies into it what another had.
        public void add(ObjectNode credential) {
            command(path + "/credential", credential);
        }

        /// Whether it knows from now on who is at it.
        public void verifies(boolean isVerified) {
            command(path + "/uv", JSON.createObjectNode().put("isUserVerified", isVerified));
        }

        /// Is taken away.
        @Override
        public void close() {
            value(api.delete(session + path));
        }
    }

    @Override
    public void close() {
        var all = Stream.concat(driver.descendants(), Stream.of(driver.toHandle())).toList();
        try {
            if (!session.isEmpty()) {
                api.delete(session);
            }
            driver.destroy();
            driver.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (UncheckedIOException _) {
            // It ended by itself.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            // What was ended may write its last words still.
            await().atMost(STOP_LIMIT)
                    .ignoreException(UncheckedIOException.class)
                    .untilAsserted(() -> Directories.remove(profile));
        }
    }

    private void begin() {
        try {
            await().atMost(START_LIMIT).until(this::isReady);
            var begun = value(api.post("/session", capabilities()));
            session = "/session/" + begun.get("sessionId").asText();
            command("/timeouts", JSON.createObjectNode().put("script", 30_000));
        } catch (RuntimeException | AssertionError failure) {
            close();
            throw failure;
        }
    }

    private boolean isReady() {
        try {
            return value(api.get("/status")).get("ready").asBoolean();
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private String capabilities() {
        var options = JSON.createObjectNode().put("binary", chromium().orElseThrow().toString());
        var arguments =
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile.resolve("profile"));
        options.set("args", JSON.valueToTree(arguments));
        var wish = JSON.createObjectNode();
        wish.putObject("capabilities").putObject("alwaysMatch").set("goog:chromeOptions", options);
        return wish.toString();
    }

    private JsonNode command(String path, JsonNode body) {
        return value(api.post(session + path, body.toString()));
    }

    private static JsonNode value(Api.Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json().get("value");
    }

    private static Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> program(name).stream())
                .findFirst();
    }

    private static Optional<Path> program(String name) {
        var places = System.getenv().getOrDefault("PATH", "").split(":");
        return Arrays.stream(places)
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
