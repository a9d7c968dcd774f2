package org.mecene.rest.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.payouts.FakeSandboxBanks;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class SandboxPageTest {
    private static final String SUCCESS = "https://app.example/thanks?a=1&b=\"2";
    private static final String CANCEL = "https://app.example/";

    @AutoClose private final RestWorld world = new RestWorld.Options().inSandbox().start();

    @Test
    void shows_a_form_without_script_in_the_payers_language() {
        var english = open("secret_1", safe(SUCCESS), "en");
        var french = open("secret_1", safe(SUCCESS), "fr-FR");

        assertThat(english.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(english.header("Cache-Control")).isEqualTo("no-store");
        assertThat(english.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; base-uri 'none'; frame-ancestors 'none';"
                                + " form-action 'self' https://app.example");
        assertThat(english.has(200).text())
                .contains("<form method=\"post\"", "Test card", "value=\"secret_1\"")
                .doesNotContain("<script", "<style");
        assertThat(french.text()).contains("<html lang=\"fr\">", "Carte d’essai");
    }

    @Test
    void writes_what_its_address_says_as_text() {
        var page = open("\"><b>", safe(SUCCESS), "en");

        assertThat(page.has(200).text()).doesNotContain("<b>").contains("&quot;&gt;&lt;b&gt;");
    }

    @Test
    void leads_on_once_it_is_paid_and_shows_the_form_again_otherwise() {
        world.sandbox().handsOut("secret_1");

        var declined = pay("secret_1", "4000 0000 0000 0002");
        var unknown = pay("secret_1", "1234");
        var paid = pay("secret_1", "4242 4242 4242 4242");
        var again = pay("secret_1", "4242424242424242");
        var over = pay("secret_2", "4242424242424242");

        assertThat(declined.has(422).text()).contains("The card was declined");
        assertThat(unknown.has(422).text()).contains("test cards only");
        assertThat(paid.has(303).header("Location")).isEqualTo(safe(SUCCESS));
        assertThat(again.has(303).header("Location")).isEqualTo(safe(SUCCESS));
        assertThat(over.has(422).text()).contains("not awaited");
    }

    @Test
    void leads_to_allowed_places_only() {
        open("secret_1", "https://evil.example/", "en")
                .isProblem(400, "invalid_parameter")
                .names("success", "not_allowed_here");
        world.call("/api/sandbox/checkout?secret=s")
                .get()
                .isProblem(400, "invalid_parameter")
                .names("success", "required");
        world.call("/api/sandbox/portal?return=" + encoded("https://evil.example/"))
                .get()
                .isProblem(400, "invalid_parameter")
                .names("return", "not_allowed_here");
    }

    @Test
    void leads_back_from_the_portal() {
        var portal = world.call("/api/sandbox/portal?return=" + encoded(CANCEL)).get();

        assertThat(portal.has(200).text()).contains("href=\"https://app.example/\"");
        assertThat(portal.header("Content-Security-Policy")).contains("form-action 'none'");
    }

    @Test
    void takes_a_bank_account_and_leads_back_or_shows_the_form_again() {
        world.sandboxBanks().handsOut("secret_1");
        var page =
                world.call("/api/sandbox/payout-account?secret=secret_1&return=" + encoded(CANCEL))
                        .get();

        var unknown = names("secret_1", "FR00");
        var over = names("secret_2", FakeSandboxBanks.GOOD);
        var taken = names("secret_1", "FR14 2004 1010 0505 0001 3M02 606");

        assertThat(page.has(200).text()).contains("name=\"iban\"", "value=\"secret_1\"");
        assertThat(unknown.has(422).text()).contains("test bank accounts only");
        assertThat(over.has(422).text()).contains("opened anew");
        assertThat(taken.has(303).header("Location")).isEqualTo(CANCEL);
        assertThat(world.sandboxBanks().given()).containsExactly("secret_1");
    }

    private Answer names(String secret, String iban) {
        var form =
                "secret=%s&return=%s&iban=%s"
                        .formatted(encoded(secret), encoded(CANCEL), encoded(iban));
        return world.call("/api/sandbox/payout-account")
                .post(
                        "application/x-www-form-urlencoded",
                        form.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void is_not_there_when_payments_are_real() {
        try (var real = RestWorld.start()) {
            real.call("/api/sandbox/checkout?secret=s").get().isProblem(404, "not_found");
            real.call("/api/sandbox/portal").get().isProblem(404, "not_found");
            real.call("/api/sandbox/payout-account").get().isProblem(404, "not_found");
        }
    }

    private Answer open(String secret, String success, String language) {
        return world.call(
                        "/api/sandbox/checkout?secret=%s&success=%s&cancel=%s"
                                .formatted(encoded(secret), encoded(success), encoded(CANCEL)))
                .header("Accept-Language", language)
                .get();
    }

    private Answer pay(String secret, String card) {
        var form =
                "secret=%s&success=%s&cancel=%s&card=%s"
                        .formatted(
                                encoded(secret),
                                encoded(safe(SUCCESS)),
                                encoded(CANCEL),
                                encoded(card));
        return world.call("/api/sandbox/checkout")
                .post(
                        "application/x-www-form-urlencoded",
                        form.getBytes(StandardCharsets.US_ASCII));
    }

    private static String safe(String address) {
        return address.replace("\"", "%22");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
