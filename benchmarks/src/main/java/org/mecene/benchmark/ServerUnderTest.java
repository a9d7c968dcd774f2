package org.mecene.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mecene.persistence.database.DatabaseUrl;

/// The server as an operator runs it: its jar, a process of its own, the embedded database, and no
/// limits on how often one may ask.
final class ServerUnderTest implements AutoCloseable {
    static final String EMAIL = "admin@bench.example";
    static final String PASSWORD = "a password for the benchmark";

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LINE_OF_PORT = 3;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final int port;
    private final Path data;

    private ServerUnderTest(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /// Starts the server and waits until it is ready.
    static ServerUnderTest start(Path jar, List<String> javaOptions, Path directory)
            throws IOException, InterruptedException {
        var port = freePort();
        var data = Files.createDirectories(directory.resolve("data"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "serve"));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .environment()
                .keySet()
                .removeIf(name -> name.startsWith("MECENE_"));
        var settings = builder.environment();
        settings.put("MECENE_PORT", Integer.toString(port));
        settings.put("MECENE_DATA_DIR", data.toString());
        settings.put("MECENE_RATE_LIMITS", "off");
        settings.put("MECENE_ADMIN_EMAIL", EMAIL);
        settings.put("MECENE_ADMIN_PASSWORD", PASSWORD);
        var server = new ServerUnderTest(builder.start(), port, data);
        server.awaitReady();
        return server;
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /// The first of PostgreSQL's processes.
    ProcessHandle postgres() throws IOException {
        var pid = Long.parseLong(postmaster().getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    DatabaseUrl database() throws IOException {
        return new DatabaseUrl(
                "jdbc:postgresql://localhost:%s/mecene"
                        .formatted(postmaster().get(LINE_OF_PORT).strip()),
                "postgres",
                Files.readString(data.resolve("postgres/password")).strip());
    }

    /// Signs somebody in.
    ///
    /// @return the access token
    String signIn(String email) throws IOException, InterruptedException {
        var body =
                json.writeValueAsString(
                        json.createObjectNode().put("email", email).put("password", PASSWORD));
        var request =
                request("/api/auth/login")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Nobody can sign in: " + answer.statusCode());
        }
        return json.readTree(answer.body()).get("accessToken").asText();
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        process.onExit().orTimeout(START_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("The server does not start; see its server.log");
            }
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            var answer = http.send(request("/health/ready").build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
