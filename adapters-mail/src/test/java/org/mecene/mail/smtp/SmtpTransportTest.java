package org.mecene.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.domain.notifications.Mailer.Undeliverable;
import org.mecene.domain.testkit.Race;
import org.mecene.mail.Mails;
import org.mecene.mail.MimeMessages;

class SmtpTransportTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private FakeMailServer server;

    @BeforeEach
    void start() throws IOException {
        server = FakeMailServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void hands_a_mail_over() throws Exception {
        var mail = Mails.outgoing();

        transport().send(mail);

        assertThat(server.received()).hasSize(1);
        var received = server.received().getFirst();
        assertThat(received.to()).isEqualTo("RCPT TO:<awa@example.org>");
        var message = Mails.parsed(received.content().getBytes(StandardCharsets.ISO_8859_1));
        assertThat(message.getMessageID()).isEqualTo(mail.messageId());
        assertThat(Mails.partsOf(message))
                .containsExactly(mail.content().text(), mail.content().html());
    }

    @Test
    void hands_over_lines_that_look_like_commands_as_text() throws Exception {
        var mail = Mails.outgoing("A", "a\n.\nMAIL FROM:<eve@evil.example>\n..\n.");

        transport().send(mail);

        assertThat(server.received()).hasSize(1);
        var content = server.received().getFirst().content();
        var message = Mails.parsed(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Mails.partsOf(message).getFirst()).isEqualTo(mail.content().text());
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 too busy",
        "CONNECT, 554 no service",
        "EHLO, 421 closing",
        "MAIL, 421 closing",
        "MAIL, 451 local error",
        "MAIL, 550 sender refused",
        "MAIL, 530 sign in first",
        "RCPT, 421 closing",
        "RCPT, 450 <awa@example.org> greylisted",
        "RCPT, 451 <awa@example.org> local error",
        "RCPT, 452 <awa@example.org> out of room",
        "RCPT, 503 out of order",
        "RCPT, 530 sign in first",
        "DATA, 451 local error",
        "., 421 closing",
        "., 452 out of room",
    })
    void sends_later_what_the_server_does_not_take_now(String step, String answer) {
        server.answer(step, answer);

        var thrown = catchThrowable(() -> transport().send(Mails.outgoing()));

        assertThat(thrown).isInstanceOf(TryLater.class);
        assertThat(stackTraceOf(thrown)).doesNotContain("awa");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <awa@example.org>: no such user",
        "RCPT, 551 <awa@example.org> not here",
        "RCPT, 552 <awa@example.org> mailbox full",
        "RCPT, 553 awa@example.org not allowed",
        "RCPT, 554 <awa@example.org> refused",
        "RCPT, 556 example.org takes no mail",
        "DATA, 554 no valid recipients",
        "., 550 <awa@example.org> does not want this",
        "., 554 5.7.1 refused",
    })
    void gives_up_what_the_server_refuses_for_good(String step, String answer) {
        server.answer(step, answer);

        var thrown = catchThrowable(() -> transport().send(Mails.outgoing()));

        assertThat(thrown).isInstanceOf(Undeliverable.class).hasMessageContaining("answered 55");
        assertThat(stackTraceOf(thrown)).doesNotContain("awa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void sends_later_when_the_server_falls_silent(String step) {
        server.answer(step, FakeMailServer.SILENCE);
        var begun = System.nanoTime();

        assertThatThrownBy(() -> transport().send(Mails.outgoing())).isInstanceOf(TryLater.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void sends_later_when_the_server_hangs_up(String step) {
        server.answer(step, FakeMailServer.HANG_UP);

        assertThatThrownBy(() -> transport().send(Mails.outgoing())).isInstanceOf(TryLater.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeMailServer.SILENCE, FakeMailServer.HANG_UP, "500 what?"})
    void has_sent_what_was_taken_however_the_server_says_farewell(String farewell) {
        server.answer("QUIT", farewell);

        transport().send(Mails.outgoing());

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void sends_later_when_nobody_listens() throws IOException {
        server.close();

        assertThatThrownBy(() -> transport().send(Mails.outgoing())).isInstanceOf(TryLater.class);
    }

    @Test
    void sends_four_mails_at_once_and_no_more() {
        var transport = new SmtpTransport(server.settings(), Duration.ofSeconds(10));
        server.takeTogether(4);

        Race.of(
                16,
                _ ->
                        () -> {
                            transport.send(Mails.outgoing());
                            return true;
                        });

        assertThat(server.received()).hasSize(16);
        assertThat(server.mostAtOnce()).isEqualTo(4);
    }

    @Test
    void lets_a_mail_wait_for_its_turn_for_a_limited_time() {
        server.answer("CONNECT", FakeMailServer.SILENCE);
        var transport = transport();

        var outcomes =
                Race.of(16, _ -> () -> catchThrowable(() -> transport.send(Mails.outgoing())));

        assertThat(outcomes.values()).allMatch(TryLater.class::isInstance);
    }

    @Test
    void demands_encryption_before_a_password_leaves_this_machine() {
        var far = settings("smtp.example.org", 587, "user");
        var near = settings("127.0.0.1", 587, "user");
        var nameless = settings("smtp.example.org", 25, null);

        assertThat(property(far, "starttls.required")).isEqualTo("true");
        assertThat(property(near, "starttls.required")).isEqualTo("false");
        assertThat(property(nameless, "starttls.required")).isEqualTo("false");
        assertThat(property(nameless, "starttls.enable")).isEqualTo("true");
    }

    @Test
    void speaks_tls_from_the_first_byte_on_port_465() {
        var settings = settings("smtp.example.org", 465, "user");

        assertThat(property(settings, "ssl.enable")).isEqualTo("true");
        assertThat(property(settings, "ssl.checkserveridentity")).isEqualTo("true");
        assertThat(property(settings("localhost", 25, null), "ssl.enable")).isEqualTo("false");
    }

    @Test
    void shows_no_password() {
        assertThat(settings("smtp.example.org", 465, "user").toString()).doesNotContain("s3cret");
    }

    private SmtpTransport transport() {
        return new SmtpTransport(server.settings(), TIMEOUT);
    }

    private static SmtpSettings settings(String host, int port, @Nullable String username) {
        return new SmtpSettings(
                host, port, username, username == null ? null : "s3cret", Mails.FROM);
    }

    private static String property(SmtpSettings settings, String name) {
        var from = MimeMessages.sender(settings.from());
        return SmtpSessions.of(settings, from, TIMEOUT).getProperty("mail.smtp." + name);
    }

    private static String stackTraceOf(Throwable thrown) {
        var out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
