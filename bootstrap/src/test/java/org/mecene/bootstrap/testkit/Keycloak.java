package org.mecene.bootstrap.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mecene.security.testkit.OpenIdServer;

/// Keycloak in a process of its own, with a realm of these tests and nothing that outlives it.
public final class Keycloak implements OpenIdServer {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String REALM = "people-realm.json";

    private final Process process;
    private final URI base;
    private final KeycloakRealm realm;
    private final Thread hook = new Thread(this::end);

    private Keycloak(Process process, URI base, String password) {
        this.process = process;
        this.base = base;
        this.realm = new KeycloakRealm(base, password);
    }

    /// Starts it, and waits until it is ready.
    ///
    /// @param home where its archive was unpacked
    public static Keycloak start(Path home) {
        var base = URI.create("http://127.0.0.1:" + freePort());
        var log = home.resolveSibling("keycloak.log");
        var password = "administrator of this test";
        var keycloak = new Keycloak(launch(home, base, password, log), base, password);
        Runtime.getRuntime().addShutdownHook(keycloak.hook);
        try {
            await().atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(500))
                    .until(keycloak::isReadyOrDead);
            if (!keycloak.process.isAlive()) {
                throw new IllegalStateException("Keycloak ended: " + Files.readString(log));
            }
            return keycloak;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            keycloak.close();
            throw failure;
        }
    }

    @Override
    public URI issuer() {
        return base.resolve("/realms/people");
    }

    @Override
    public Account has(String email, boolean isVerified) {
        return realm.add(email, isVerified);
    }

    @Override
    public void tells(Account account, String email, boolean isVerified) {
        realm.change(account, email, isVerified);
    }

    @Override
    public URI agrees(URI authorization, Account account) {
        return KeycloakBrowser.signIn(authorization, account.userName(), "accept");
    }

    @Override
    public URI declines(URI authorization, Account account) {
        return KeycloakBrowser.signIn(authorization, account.userName(), "cancel");
    }

    @Override
    public void changesKeys() {
        realm.addKey();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /// Its script waits for a JVM, and is given leave to end it first.
    private void end() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        process.destroy();
        try {
            process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean isReadyOrDead() {
        if (!process.isAlive()) {
            return true;
        }
        try {
            return Api.at(base).get("/realms/people/.well-known/openid-configuration").status()
                    == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static Process launch(Path home, URI base, String password, Path log) {
        try (var json = Keycloak.class.getResourceAsStream("/org/mecene/bootstrap/" + REALM)) {
            var imports = Files.createDirectories(home.resolve("data").resolve("import"));
            Files.copy(
                    Objects.requireNonNull(json),
                    imports.resolve(REALM),
                    StandardCopyOption.REPLACE_EXISTING);
            var builder =
                    new ProcessBuilder(command(home, base))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            var environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakRealm.ADMINISTRATOR);
            environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(Path home, URI base) {
        return List.of(
                "sh",
                home.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=" + base.getHost(),
                "--http-port=" + base.getPort());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
