package org.mecene.bootstrap.testkit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.wiring.Node;
import org.mecene.bootstrap.wiring.Store;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.persistence.testkit.TestServer;
import org.mecene.security.time.SecureSecrets;

/// The wired server in this process, over a real database of its own. Nothing in it is replaced but
/// the directories.
public final class RunningServer implements AutoCloseable {
    public static final Duration SOON = Duration.ofSeconds(10);
    private static final String PASSWORD = "correct horse battery staple";
    private static final EmailAddress ADMINISTRATOR = new EmailAddress("admin@example.org");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseUrl database;
    private final Path directory;
    private final Store store;
    private final Node node;
    private final Api api;

    private RunningServer(DatabaseUrl database, Map<String, String> settings) {
        this(database, newDirectory(), settings);
    }

    private RunningServer(DatabaseUrl database, Path directory, Map<String, String> settings) {
        this.database = database;
        this.directory = directory;
        var values = new HashMap<>(settings);
        values.put("MECENE_PORT", "0");
        values.put("MECENE_DATA_DIR", directory.toString());
        values.put("MECENE_DATABASE_URL", database.jdbcUrl() + "?user=postgres&password=postgres");
        values.putIfAbsent("MECENE_PUBLIC_URL", "http://localhost:8080");
        values.putIfAbsent("MECENE_RATE_LIMITS", "off");
        var configuration = ConfigurationReader.read(values);
        store = Store.open(configuration, new SecureSecrets(new SecureRandom()));
        store.migrate();
        node = new Node(configuration, store);
        node.start();
        api = Api.at(URI.create("http://localhost:" + node.port()));
        node.operator().ensureAdministrator(ADMINISTRATOR, new Password(PASSWORD));
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("mecene-test-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A server over a new database, without limits of rates: tests ask more in a minute than
    /// people do.
    public static RunningServer start() {
        return start(Map.of());
    }

    /// A server over a new database, with some settings of its own.
    public static RunningServer start(Map<String, String> settings) {
        return new RunningServer(TestServer.shared().newDatabase(), settings);
    }

    /// Another node over the same database.
    public RunningServer secondNode() {
        return secondNode(Map.of());
    }

    /// Another node over the same database, with some settings of its own.
    public RunningServer secondNode(Map<String, String> settings) {
        return new RunningServer(database, settings);
    }

    /// Another node over the same database, with settings of its own.
    public RunningServer nodeWith(Map<String, String> settings) {
        return new RunningServer(database, settings);
    }

    /// A server over another database, with the files of this one, which was ended.
    public RunningServer startedAgain(DatabaseUrl other) {
        return new RunningServer(other, directory, Map.of());
    }

    /// Ends it, and leaves its files.
    public void end() {
        node.close();
        store.close();
    }

    /// Whether nothing waits to be done.
    public boolean isIdle() {
        return node.isIdle();
    }

    public DatabaseUrl database() {
        return database;
    }

    public Path directory() {
        return directory;
    }

    public URI uri() {
        return URI.create("http://localhost:" + node.port());
    }

    public Api api() {
        return api;
    }

    /// Somebody who is signed in.
    ///
    /// @param api speaks for them
    public record Person(String id, String email, String handle, Api api, JsonNode signedIn) {
        public String password() {
            return PASSWORD;
        }

        public String accessToken() {
            return signedIn.get("accessToken").asText();
        }

        public String refreshToken() {
            return signedIn.get("refreshToken").asText();
        }
    }

    /// Signs up as anybody would: a form, a mail, a link.
    public Person person(String name) {
        var handle = name + COUNT.incrementAndGet();
        var email = handle + "@example.org";
        api().post(
                        "/api/users",
                        """
                        {"email": "%s", "password": "%s", "displayName": "%s", "handle": "%s"}\
                        """
                                .formatted(email, PASSWORD, name, handle))
                .is(202);
        var signedIn =
                api().post(
                                "/api/auth/verify-email",
                                "{\"token\": \"%s\"}".formatted(mailedToken(email)))
                        .is(201);
        return person(email, handle, signedIn);
    }

    public Person administrator() {
        return signIn(ADMINISTRATOR.value(), PASSWORD);
    }

    public Person signIn(String email, String password) {
        var signedIn =
                api().post(
                                "/api/auth/login",
                                "{\"email\": \"%s\", \"password\": \"%s\"}"
                                        .formatted(email, password))
                        .is(200);
        return person(email, signedIn.at("/user/handle").asText(), signedIn);
    }

    /// Somebody who applied and was approved. Their token is the one from before: a role counts at
    /// once.
    public Person creator(String name) {
        var person = person(name);
        var application =
                person.api()
                        .post("/api/me/creator-application", "{\"motivation\": \"I write.\"}")
                        .is(201);
        administrator()
                .api()
                .post(
                        "/api/admin/creator-applications/%s/approve"
                                .formatted(application.get("id").asText()))
                .is(200);
        return person;
    }

    /// The secret in the newest mail to an address.
    public String mailedToken(String email) {
        return await().atMost(SOON).until(() -> findToken(email), token -> !token.isEmpty());
    }

    /// Mails that went out to an address, newest first.
    public JsonNode mails(String email) {
        return api().get("/api/sandbox/mails?to=%s".formatted(email)).is(200).get("items");
    }

    public void advance(String duration) {
        api().post("/api/sandbox/clock/advance", "{\"duration\": \"%s\"}".formatted(duration))
                .is(200);
    }

    public JsonNode confirm(String clientSecret, String card) {
        return api().post(
                        "/api/sandbox/payments/confirm",
                        "{\"clientSecret\": \"%s\", \"card\": \"%s\"}"
                                .formatted(clientSecret, card))
                .is(200);
    }

    public JsonNode checkBooks() {
        return administrator().api().get("/api/admin/ledger/check").is(200);
    }

    @Override
    public void close() {
        end();
        Directories.remove(directory);
    }

    private String findToken(String email) {
        for (var mail : mails(email)) {
            for (var link : mail.get("links")) {
                var token = link.asText().indexOf("?token=");
                if (token >= 0) {
                    return link.asText().substring(token + "?token=".length());
                }
            }
        }
        return "";
    }

    private Person person(String email, String handle, JsonNode signedIn) {
        var api = api().as(signedIn.get("accessToken").asText());
        return new Person(signedIn.at("/user/id").asText(), email, handle, api, signedIn);
    }
}
