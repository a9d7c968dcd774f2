package org.mecene.bootstrap.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server as an operator runs it: a process of its own, with the embedded database.
public final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Path log;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts a server over a directory, and waits until it is ready.
    public static ServerProcess start(Path directory, Map<String, String> settings) {
        var port = freePort();
        var log = directory.resolve("server-" + port + ".log");
        var server = new ServerProcess(launch(directory, settings, port, log), port, log);
        await().atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(server::isReadyOrDead);
        if (!server.process.isAlive()) {
            throw new IllegalStateException("The server ended: " + server.log());
        }
        return server;
    }

    /// Runs a command to its end.
    ///
    /// @return what it printed, on both streams
    public static Ended run(Path directory, Map<String, String> settings, String... arguments) {
        try {
            var log = Files.createTempFile(directory, "command", ".log");
            var process = process(directory, settings, log, arguments).start();
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The command did not end");
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public record Ended(int status, String output) {}

    public Api api() {
        return Api.at(URI.create("http://localhost:" + port));
    }

    /// Ends it like a power cut would: no goodbye, no flush.
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /// Asks it to end.
    ///
    /// @return what it says at the end
    public int stop() {
        process.destroy();
        return waitForEnd();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private int waitForEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not end");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean isReadyOrDead() {
        if (!process.isAlive()) {
            return true;
        }
        try {
            return api().get("/health/ready").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static Process launch(
            Path directory, Map<String, String> settings, int port, Path log) {
        try {
            var builder = process(directory, settings, log, "serve");
            builder.environment().put("MECENE_PORT", Integer.toString(port));
            builder.environment().putIfAbsent("MECENE_RATE_LIMITS", "off");
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProcessBuilder process(
            Path directory, Map<String, String> settings, Path log, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.add("org.mecene.bootstrap.Main");
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MECENE_"));
        builder.environment().put("MECENE_DATA_DIR", directory.resolve("data").toString());
        builder.environment().putAll(settings);
        return builder;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
