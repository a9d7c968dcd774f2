package org.mecene.bootstrap.security;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;

/// Measures what no test can hold on a busy machine, and prints it with a verdict: whether times
/// tell known addresses from unknown ones (security.md A1), and what a limited answer costs (I5).
/// Run by `./mvnw -pl bootstrap -am test -Dtest=Measurements -Dmecene.measure=true
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@EnabledIfSystemProperty(named = "mecene.measure", matches = "true")
final class Measurements {
    private static final int SAMPLES = 200;
    private static final int WARM_UP = 20;
    private static final double MOST_SHARE = 0.10;
    private static final Duration MOST = Duration.ofMillis(20);
    private static final PrintStream OUT = System.out;

    @Test
    void compares_known_and_unknown_addresses() {
        try (var server = RunningServer.start()) {
            var known = server.person("measured").email();
            compare(
                    "sign-in",
                    n -> logIn(server, known),
                    n -> logIn(server, "unknown%d@example.org".formatted(n)));
            compare(
                    "sign-up",
                    n -> signUp(server, known),
                    n -> signUp(server, "fresh%d@example.org".formatted(n)));
            // Somebody has asked with it and has not come back.
            signUp(server, "waiting@example.org");
            compare(
                    "sign-up, waiting",
                    n -> signUp(server, "waiting@example.org"),
                    n -> signUp(server, "new%d@example.org".formatted(n)));
            compare(
                    "resend",
                    n -> resend(server, known),
                    n -> resend(server, "unknown%d@example.org".formatted(n)));
            compare(
                    "resend, waiting",
                    n -> resend(server, "waiting@example.org"),
                    n -> resend(server, "nobody%d@example.org".formatted(n)));
            compare(
                    "forgot",
                    n -> forget(server, known),
                    n -> forget(server, "unknown%d@example.org".formatted(n)));
            var mover = server.person("mover");
            compare(
                    "change of address",
                    n -> move(mover, known),
                    n -> move(mover, "unknown%d@example.org".formatted(n)));
        }
    }

    @Test
    void tells_what_a_limited_answer_costs() {
        try (var server = RunningServer.start(Map.of("MECENE_RATE_LIMITS", "on"))) {
            for (var n = 0; n < 60; n++) {
                logIn(server, "victim%d@example.org".formatted(n));
            }
            var limited = new ArrayList<Long>();
            for (var n = 0; n < WARM_UP + SAMPLES; n++) {
                limited.add(nanos(_ -> logIn(server, "victim@example.org"), n));
            }
            print("limited answer", median(limited.subList(WARM_UP, limited.size())));
        }
    }

    /// Takes turns, so that whatever the machine does meanwhile hits both alike.
    private static void compare(String what, IntConsumer known, IntConsumer unknown) {
        var knownNanos = new ArrayList<Long>();
        var unknownNanos = new ArrayList<Long>();
        for (var n = 0; n < WARM_UP + SAMPLES; n++) {
            knownNanos.add(nanos(known, n));
            unknownNanos.add(nanos(unknown, n));
        }
        var ofKnown = median(knownNanos.subList(WARM_UP, knownNanos.size()));
        var ofUnknown = median(unknownNanos.subList(WARM_UP, unknownNanos.size()));
        var difference = Math.abs(ofKnown - ofUnknown);
        var isAlike = difference < MOST_SHARE * ofKnown || difference < MOST.toNanos();
        print(what + ", known", ofKnown);
        print(what + ", unknown", ofUnknown);
        OUT.printf(Locale.ROOT, "%-22s differ by %.2f ms%n", what, difference / 1e6);
        OUT.printf("%s: %s%n", what, isAlike ? "alike" : "TELLS KNOWN FROM UNKNOWN");
    }

    private static long nanos(IntConsumer work, int number) {
        var begun = System.nanoTime();
        work.accept(number);
        return System.nanoTime() - begun;
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    private static void print(String what, long nanos) {
        OUT.printf(Locale.ROOT, "%-22s median %.2f ms%n", what, nanos / 1e6);
    }

    private static void logIn(RunningServer server, String email) {
        server.api()
                .post(
                        "/api/auth/login",
                        "{\"email\": \"%s\", \"password\": \"wrong but long enough\"}"
                                .formatted(email));
    }

    private static void signUp(RunningServer server, String email) {
        server.api()
                .post(
                        "/api/users",
                        """
                        {"email": "%s", "password": "long enough to pass", "displayName": "N"}\
                        """
                                .formatted(email))
                .is(202);
    }

    private static void resend(RunningServer server, String email) {
        server.api()
                .post("/api/auth/verify-email/resend", "{\"email\": \"%s\"}".formatted(email))
                .is(202);
    }

    private static void forget(RunningServer server, String email) {
        server.api()
                .post("/api/auth/password/forgot", "{\"email\": \"%s\"}".formatted(email))
                .is(202);
    }

    private static void move(Person person, String email) {
        person.api()
                .put(
                        "/api/me/email",
                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(email, person.password()));
    }
}
