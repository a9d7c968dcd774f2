package org.mecene.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.mail.Mails.outgoing;
import static org.mecene.mail.Mails.parsed;
import static org.mecene.mail.Mails.partsOf;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.notifications.Mailer.Undeliverable;
import org.mecene.domain.users.EmailAddress;

class MimeMessagesTest {
    @Test
    void says_who_writes_to_whom_when_and_by_itself() throws Exception {
        var message = parsed(raw(outgoing()));

        assertThat(message.getFrom())
                .extracting(Object::toString)
                .containsExactly("=?UTF-8?Q?M=C3=A9c=C3=A8ne?= <no-reply@mecene.example>");
        assertThat(message.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("awa@example.org");
        assertThat(message.getMessageID()).isEqualTo("<" + Mails.ID + "@mecene.example>");
        assertThat(message.getSentDate()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getContentLanguage()).containsExactly("fr");
    }

    @Test
    void carries_any_letter_in_subject_text_and_html() throws Exception {
        var mail = outgoing("Été à 20 € ✉️ 王小明 🌍", "Ça y est : « 100 % » — 王小明 🌍");

        var message = parsed(raw(mail));

        assertThat(message.getSubject()).isEqualTo("Été à 20 € ✉️ 王小明 🌍");
        assertThat(partsOf(message)).containsExactly(mail.content().text(), mail.content().html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\r\nBcc: eve@evil.example",
                "A\nBcc: eve@evil.example\n\n<h1>Bonjour</h1>",
                "A\rBcc: eve@evil.example",
                "A\u0085Bcc: eve@evil.example",
                "A\0\r\n.\r\nMAIL FROM:<eve@evil.example>",
                "=?utf-8?Q?A=0D=0ABcc:_eve@evil.example?=",
                "=?utf-8?B?QQ0KQmNjOiBldmVAZXZpbC5leGFtcGxl?=",
            })
    void lets_nothing_that_people_typed_become_a_header(String title) throws Exception {
        var message = parsed(raw(outgoing(title, title)));

        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).doesNotContain("\r", "\n").contains("A");
        assertThat(partsOf(message)).hasSize(2);
    }

    @Test
    void keeps_every_line_short_and_ended_alike_whatever_people_typed() throws Exception {
        var mail = outgoing("é".repeat(5_000), ("x".repeat(20_000) + "\n.\r\n").repeat(3));

        var raw = new String(raw(mail), StandardCharsets.ISO_8859_1);

        assertThat(raw.split("\r\n", -1)).allMatch(line -> line.length() <= 998);
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(partsOf(parsed(raw(mail))).getFirst()).isEqualTo(mail.content().text());
    }

    @Test
    void writes_to_one_address_only() {
        var mail = outgoing();
        var two = new EmailAddress("awa@example.org, eve@evil.example");
        var list =
                new OutgoingMail(mail.id(), mail.messageId(), two, mail.content(), mail.sentAt());

        assertThatThrownBy(() -> raw(list))
                .isInstanceOf(Undeliverable.class)
                .hasMessageNotContaining("@")
                .hasRootCauseMessage("AddressException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "Mecene <nobody", "a@b.example, c@d.example", "a@b c"})
    void takes_no_sender_that_is_not_one_address(String from) {
        assertThatThrownBy(() -> MimeMessages.sender(from))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] raw(OutgoingMail mail) throws MessagingException, IOException {
        var session = Session.getInstance(new Properties());
        MimeMessage message = MimeMessages.of(mail, MimeMessages.sender(Mails.FROM), session);
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }
}
