package org.mecene.rest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.documents.ReceiptLink;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.identity.Id;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class DocumentTest {
    private static final String GIFT =
            "{\"amount\": {\"amount\": 5000, \"currency\": \"XOF\"}, \"anonymous\": true, \"coverFees\": true}";

    @AutoClose private final RestWorld world = RestWorld.start();
    private final User owner = world.has(aUser().named("Oumou"));
    private final Campaign campaign = world.has(aCampaign().by(owner));
    private final String bob = world.tokenOf(world.has(aUser().named("Bob")));

    @Test
    @Rule("C26")
    void shows_a_payment_with_its_receipt_and_its_credit_note() {
        var donation = donated();
        refunded(donation, 250);
        world.settle();

        var charge = world.call("/api/me/payments").by(bob).get().has(200);
        var payment = charge.at("/items/0/id");
        var note = charge.at("/items/0/refunds/0/creditNote/url");

        assertThat(charge.json().at("/items/0/receipt"))
                .hasToString(
                        """
                        {"number":"R-2026-000001","kind":"receipt","issuedAt":"2026-03-01T09:00:00.123456Z",\
                        "url":"/api/me/payments/%s/receipt"}\
                        """
                                .formatted(payment));
        assertThat(charge.at("/items/0/refunds/0/creditNote/number")).isEqualTo("A-2026-000001");
        assertThat(charge.at("/items/0/refunds/0/creditNote/kind")).isEqualTo("credit_note");
        isFile(world.call(note).by(bob).get(), "A-2026-000001")
                .contains("Credit note", "Refers to: R-2026-000001", "250");
    }

    @Test
    void says_nothing_of_documents_that_are_not_issued_yet() {
        var begun = world.call(donations()).by(bob).post(GIFT);

        var charge = world.call("/api/me/payments").by(bob).get();
        var receipt = world.call(receipt(charge.at("/items/0/id"))).by(bob).get();

        begun.has(201);
        assertThat(charge.json().at("/items/0/receipt").isNull()).isTrue();
        receipt.isProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Donation receipt",
        "fr, Reçu de don",
        "'fr-SN,en;q=0.5', Reçu de don",
        "de, Donation receipt"
    })
    void is_a_file_in_the_language_of_its_reader(String languages, String title) {
        donated();

        var answer =
                world.call(receipt(payment())).by(bob).header("Accept-Language", languages).get();

        isFile(answer, "R-2026-000001").startsWith(title).contains("Bob");
    }

    @Test
    @Rule("C17")
    void is_for_the_payer_and_administrators_only() {
        donated();
        var path = receipt(payment());
        var document =
                "/api/me/receipts/"
                        + world.call("/api/me/receipts").by(bob).get().at("/items/0/id");
        var admin = world.tokenOf(world.has(anAdmin()));
        var forAdmins = path.replace("/me/", "/admin/");

        for (var other : new String[] {world.tokenOf(owner), admin}) {
            world.call(path).by(other).get().isProblem(404, "not_found");
            world.call(document).by(other).get().isProblem(404, "not_found");
        }
        world.call(path).get().isProblem(401, "sign_in_required");
        world.call(document).get().isProblem(401, "sign_in_required");
        world.call(forAdmins).by(bob).get().isProblem(403, "not_permitted");
        isFile(world.call(forAdmins).by(admin).get(), "R-2026-000001").contains("Bob");
        isFile(world.call(document).by(bob).get(), "R-2026-000001");
    }

    @Test
    @Rule({"C18", "C26"})
    void lists_a_year_page_by_page() {
        donated();
        donated();

        var first = world.call("/api/me/receipts?year=2026&limit=1").by(bob).get().has(200);
        var second =
                world.call("/api/me/receipts?year=2026&limit=1&cursor=" + first.at("/nextCursor"))
                        .by(bob)
                        .get();
        var otherYear = world.call("/api/me/receipts?year=2025").by(bob).get();
        var confused =
                world.call("/api/me/receipts?year=2025&cursor=" + first.at("/nextCursor"))
                        .by(bob)
                        .get();

        assertThat(first.at("/items/0/number")).isEqualTo("R-2026-000002");
        assertThat(first.at("/items/0/title")).isEqualTo("Un puits pour le village");
        assertThat(first.at("/items/0/payee")).isEqualTo("Oumou");
        assertThat(first.at("/items/0/amount/amount")).isEqualTo("5250");
        assertThat(first.at("/items/0/coveredFees/amount")).isEqualTo("250");
        assertThat(second.at("/items/0/number")).isEqualTo("R-2026-000001");
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
        otherYear.isJson(200, "{\"items\": [], \"nextCursor\": null}");
        confused.isProblem(400, "invalid_cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "0", "99999", "2026.5"})
    void refuses_what_is_no_year(String year) {
        world.call("/api/me/receipts?year=" + year)
                .by(bob)
                .get()
                .isProblem(400, "invalid_parameter")
                .names("year", "invalid");
    }

    @Test
    void opens_to_whoever_holds_the_mailed_link() {
        donated();
        var payment = Id.parse(payment(), PaymentId::new);
        var name = ReceiptLink.to(payment, world.ports().clock().instant()).name();
        var token = ReceiptLink.token(name, new FakeMailSecrets());

        isFile(world.call("/api/receipts?token=" + token).get(), "R-2026-000001");
        world.call("/api/receipts?token=" + token + "x").get().isProblem(404, "not_found");
        world.call("/api/receipts?token=" + name).get().isProblem(404, "not_found");
        world.call("/api/receipts").get().isProblem(400, "invalid_parameter");
        world.ports().clock().advance(ReceiptLink.LIFE);
        world.call("/api/receipts?token=" + token).get().isProblem(404, "not_found");
    }

    @Test
    @Rule("C26")
    void keeps_the_billing_details_of_the_caller() {
        var path = "/api/me/billing-details";
        var none = "{\"name\": null, \"address\": null, \"country\": null, \"taxId\": null}";
        var given =
                """
                {"name": "Robert Ndiaye", "address": "12, rue\\nDakar", "country": "SN", "taxId": "T-1"}
                """;

        world.call(path).by(bob).get().isJson(200, none);
        world.call(path).by(bob).put(given).isJson(200, given);
        world.call(path).by(bob).get().isJson(200, given);
        world.call(path).by(world.tokenOf(owner)).get().isJson(200, none);
        world.call(path).get().isProblem(401, "sign_in_required");
        donated();

        isFile(world.call(receipt(payment())).by(bob).get(), "R-2026-000001")
                .contains("Robert Ndiaye, 12, rue, Dakar, Senegal, Tax number T-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name|required",
                "{\"name\": \" \"}|name|required",
                "{\"name\": \"a\\u202Eb\"}|name|control_characters",
                "{\"name\": \"a\\nb\"}|name|control_characters",
                "{\"name\": \"a\", \"country\": \"XX\"}|country|unsupported",
                "{\"name\": \"a\", \"address\": \"1\\n2\\n3\\n4\\n5\\n6\\n7\"}|address|too_many",
                "{\"name\": \"a\", \"taxId\": \"01234567890123456789012345678901234567890\"}|taxId|too_long",
            })
    void refuses_billing_details_that_cannot_be_printed(String body, String field, String code) {
        world.call("/api/me/billing-details")
                .by(bob)
                .put(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    private String donated() {
        var begun = world.call(donations()).by(bob).post(GIFT);
        pay(begun.has(201).at("/clientSecret"));
        world.settle();
        return begun.at("/donation/id");
    }

    private void refunded(String donation, long amount) {
        world.call("/api/donations/" + donation + "/refund")
                .by(world.tokenOf(owner))
                .post(
                        "{\"amount\": {\"amount\": %d, \"currency\": \"XOF\"}, \"reason\": \"Trop\"}"
                                .formatted(amount))
                .has(201);
    }

    private void pay(String clientSecret) {
        for (var webhook : world.gateway().pays(clientSecret)) {
            world.call("/api/webhooks/fake")
                    .header("Fake-Signature", webhook.signature())
                    .post("application/json", webhook.body().toArray())
                    .has(200);
        }
        world.settle();
    }

    private String payment() {
        return world.call("/api/me/payments").by(bob).get().at("/items/0/id");
    }

    private String donations() {
        return "/api/campaigns/" + campaign.id() + "/donations";
    }

    private static String receipt(String payment) {
        return "/api/me/payments/" + payment + "/receipt";
    }

    private static AbstractStringAssert<?> isFile(Answer answer, String number) {
        answer.has(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + number + ".pdf\"");
        return assertThat(answer.text());
    }
}
