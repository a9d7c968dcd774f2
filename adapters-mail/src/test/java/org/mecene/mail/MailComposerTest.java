package org.mecene.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.mail.Mails.composed;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.documents.ReceiptLink;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.MailContent.AddressHasAccount;
import org.mecene.domain.notifications.MailContent.GivenBack;
import org.mecene.domain.notifications.MailContent.Line;
import org.mecene.domain.notifications.MailContent.Receipt;
import org.mecene.domain.notifications.MailContent.Told;
import org.mecene.domain.notifications.MailContent.VerifyAddress;
import org.mecene.domain.notifications.MailSamples;

class MailComposerTest {
    @ParameterizedTest
    @CsvSource({
        "EN, Confirm your address, 'Hello Awa,', 24 hours",
        "FR, Confirmez votre adresse, 'Bonjour Awa,', 24 heures",
    })
    void asks_the_owner_of_an_address_to_confirm_it(
            Language language, String subject, String greeting, String life) {
        var mail = composed(language, new VerifyAddress("Awa", "verify-address:1"));

        var secret = new FakeMailSecrets().of("verify-address:1");
        var link = "https://mecene.example/verify-email?token=" + secret;
        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.links()).containsExactly(link);
        assertThat(mail.text()).startsWith(greeting).contains(life, "\n" + link + "\n");
        assertThat(mail.html()).contains(greeting, life, "href=\"" + link + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, You already have an account, sign in",
        "FR, Vous avez déjà un compte, connectez-vous",
    })
    void tells_the_owner_of_an_address_that_there_is_an_account(
            Language language, String subject, String advice) {
        var mail = composed(language, new AddressHasAccount("O’Brien"));

        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.text()).contains("O’Brien,", advice);
        assertThat(mail.html()).contains("O’Brien,", advice);
        assertThat(mail.links()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tells_what_happened_and_where_it_leads(Language language) {
        var mail = composed(language, new Told("Le titre", "Une ligne\n\nune autre", "/posts/7"));

        assertThat(mail.subject()).isEqualTo("Le titre");
        assertThat(mail.text()).contains("Une ligne\n", "une autre\n");
        assertThat(mail.html()).contains("<p>Une ligne</p>", "<p>une autre</p>");
        assertThat(mail.links()).containsExactly("https://mecene.example/posts/7");
    }

    @Test
    void tells_what_leads_nowhere_without_a_link() {
        var mail = composed(Language.EN, new Told("Title", "Text", null));

        assertThat(mail.links()).isEmpty();
        assertThat(mail.text()).doesNotContain("http");
        assertThat(mail.html()).doesNotContain("<a");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, Thank you for your donation to “Un puits”",
        "FR, Merci pour votre don à « Un puits »",
    })
    void thanks_a_donor_line_by_line(Language language, String subject) {
        var lines = List.of(new Line("Don", "5 000 F CFA"), new Line("Date", "1 mars 2026"));

        var mail = composed(language, new Receipt("Awa", "Un puits", lines, "/campaigns/1", null));

        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.text()).contains("Awa,", "Don – 5 000 F CFA\nDate – 1 mars 2026\n");
        assertThat(mail.html()).contains(">Don</td>", ">5 000 F CFA</td>");
        assertThat(mail.links()).containsExactly("https://mecene.example/campaigns/1");
    }

    @Test
    void links_a_guest_to_the_receipt_with_its_proof() {
        var name = "019aa2f4-5b1e-7c3a-9a57-3f2f6c1d8e01.1780000000";

        var mail =
                composed(
                        Language.EN,
                        new Receipt("Awa", "Un puits", List.of(), "/campaigns/1", name));

        assertThat(mail.links())
                .containsExactly(
                        "https://mecene.example/api/receipts?token="
                                + ReceiptLink.token(name, new FakeMailSecrets()),
                        "https://mecene.example/campaigns/1");
        assertThat(mail.text()).contains("for 90 days");
    }

    @Test
    void links_a_guest_to_the_credit_note_about_what_went_back() {
        var name = "019aa2f4-5b1e-7c3a-9a57-3f2f6c1d8e01.1780000000";

        var mail =
                composed(
                        Language.EN,
                        new GivenBack(
                                "Refund", "€5 went back.", "/campaigns/1", name, new UUID(1, 2)));

        assertThat(mail.links())
                .containsExactly(
                        "https://mecene.example/api/receipts?token="
                                + ReceiptLink.token(name, new FakeMailSecrets())
                                + "&refund=00000000-0000-0001-0000-000000000002",
                        "https://mecene.example/campaigns/1");
        assertThat(mail.text()).contains("€5 went back.", "credit note");
    }

    @ParameterizedTest
    @EnumSource
    void writes_every_link_of_every_mail_whole_in_the_plain_text(Language language) {
        for (var content : MailSamples.contents()) {
            var mail = composed(language, content);

            assertThat(mail.links()).allMatch(link -> mail.text().contains("\n" + link + "\n"));
            assertThat(mail.subject()).isNotBlank();
            assertThat(mail.html()).contains("lang=\"" + language.wire() + "\"");
        }
    }

    @Test
    void links_below_a_site_that_has_a_path() {
        var composer =
                new MailComposer(URI.create("http://localhost:8080/app/"), new FakeMailSecrets());

        var mail = composer.compose(Mails.mail(Language.EN, new Told("A", "b", "/c")));

        assertThat(mail.links()).containsExactly("http://localhost:8080/app/c");
    }

    @Test
    void shows_whatever_people_typed_as_text() {
        var evil = "<script>alert(1)</script> & \"'><img src=x onerror=alert(1)>";
        var receipt =
                new Receipt("Awa", evil, List.of(new Line(evil, evil)), "/a\"><script>", null);

        for (var mail :
                List.of(
                        composed(Language.EN, new Told(evil, evil, null)),
                        composed(Language.EN, receipt))) {
            assertThat(mail.html()).doesNotContain("<script", "<img").contains("&lt;script&gt;");
            assertThat(mail.text()).contains(evil);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You won! https://evil.example",
                "evil.example",
                "Awa\nhttps://evil.example",
                "<b>Awa</b>",
                "Call +33 1 23 45 67 89",
                " ",
                "",
            })
    void greets_nobody_by_what_could_be_more_than_a_name(String name) {
        var mail = composed(Language.EN, new VerifyAddress(name, "verify-address:1"));

        assertThat(mail.text()).startsWith("Hello,\n").doesNotContain("evil", "+33", "<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aïssatou", "Jean-Éric d’Été", "Ngũgĩ wa Thiong'o", "王小明"})
    void greets_people_by_their_names(String name) {
        var mail = composed(Language.EN, new VerifyAddress(name, "verify-address:1"));

        assertThat(mail.text()).startsWith("Hello " + name + ",\n");
    }

    @Test
    void keeps_a_subject_on_one_line_and_short() {
        var title = "A\r\nBcc: eve@evil.example\u2028\0 " + "🌍".repeat(300);

        var subject = composed(Language.EN, new Told(title, "b", null)).subject();

        assertThat(subject).startsWith("A Bcc: eve@evil.example 🌍").endsWith("🌍…");
        assertThat(subject.codePointCount(0, subject.length())).isEqualTo(150);
    }

    @Test
    void lets_no_path_lead_off_the_site() {
        var elsewhere = new Told("A", "b", "@evil.example/");

        assertThatThrownBy(() -> composed(Language.EN, elsewhere))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void has_the_same_phrases_in_every_language() {
        var keys = new HashSet<Set<String>>();

        for (var language : Language.values()) {
            keys.add(
                    ResourceBundle.getBundle("org.mecene.mail.letters", language.locale())
                            .keySet());
        }

        assertThat(keys).hasSize(1);
    }
}
