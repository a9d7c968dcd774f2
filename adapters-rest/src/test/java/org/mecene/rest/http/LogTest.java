package org.mecene.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mecene.rest.testkit.RestWorld;
import org.slf4j.LoggerFactory;

/// What the log tells of requests, and what it must not (security.md J1, J2).
class LogTest {
    @AutoClose private final RestWorld world = RestWorld.start();
    private final ListAppender<ILoggingEvent> lines = new Lines();
    private final Logger root = (Logger) LoggerFactory.getLogger("org.mecene");
    private final Logger access = (Logger) LoggerFactory.getLogger("org.mecene.rest.access");

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
        access.addAppender(lines);
        root.setLevel(Level.DEBUG);
    }

    @AfterEach
    void leave() {
        root.detachAppender(lines);
        access.detachAppender(lines);
        root.setLevel(null);
    }

    @Test
    void writes_one_line_for_each_request_without_what_is_secret() {
        var awa = world.has(aUser());
        var token = world.tokenOf(awa);

        world.call("/api/posts/019ca8a0-3efd-7000-8000-0000000000ff?token=canary1")
                .by(token)
                .header("X-Request-Id", "request-7")
                .header("User-Agent", "canary2")
                .get();
        world.call("/api/auth/login")
                .post("{\"email\": \"canary3@example.org\", \"password\": \"canary4 canary4\"}");
        world.call("/api/auth/refresh").post("{\"refreshToken\": \"canary5\"}");
        world.call("/made/up/canary?x=canary6").get();

        Awaitility.await().until(() -> lines.list.size() == 4);
        var text = texts();
        assertThat(text)
                .anySatisfy(line ->
                        assertThat(line)
                                .matches("GET /api/posts/\\{id} 404 \\d+ ms, user " + awa.id()));
        assertThat(text)
                .anySatisfy(line ->
                        assertThat(line).matches("POST /api/auth/login 401 \\d+ ms, user -"));
        assertThat(text)
                .anySatisfy(line ->
                        assertThat(line).matches("GET /made/up/canary 404 \\d+ ms, user -"));
        assertThat(lines.list.getFirst().getMDCPropertyMap())
                .containsEntry("requestId", "request-7");
        assertThat(String.join("\n", text))
                .doesNotContain(token, "canary1", "canary2", "canary3", "canary4", "canary5")
                .doesNotContain("canary6", "127.0.0.1");
    }

    @Test
    void cuts_long_paths() {
        world.call("/" + "x".repeat(5_000)).get();

        Awaitility.await().until(() -> !lines.list.isEmpty());
        assertThat(texts()).allSatisfy(line -> assertThat(line).hasSizeLessThan(300));
    }

    @Test
    void writes_a_line_for_what_it_could_not_read() {
        world.raw().send("GET /%zz?canary HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(texts())
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains("bad_request").doesNotContain("canary"));
    }

    private List<String> texts() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /// Keeps what belongs to the thread that wrote the line.
    private static final class Lines extends ListAppender<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            super.append(line);
        }
    }
}
