package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Api.Answer;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// What payers get on paper, from the payment to the file.
final class DocumentJourneyTest extends ServerTest {
    private static final String PAYS = "4242424242424242";

    @Test
    @Rule({"C26", "C18"})
    void gives_a_donor_a_receipt_and_a_credit_note() {
        var owner = server().person("oumou");
        var campaign = active(owner);
        var donor = server().person("binta");
        var details =
                "{\"name\": \"Bintou Ndiaye\", \"address\": \"12, rue de l’École\\nDakar\", \"country\": \"SN\"}";
        donor.api().put("/api/me/billing-details", details).is(200);
        pay(donate(donor.api(), campaign, ", \"anonymous\": true, \"coverFees\": true"));

        var charge = charge(donor, "/receipt/number");
        var number = charge.at("/receipt/number").asText();
        var receipt =
                donor.api().with("Accept-Language", "fr").get(charge.at("/receipt/url").asText());
        assertThat(number).matches("R-\\d{4}-\\d{6}");
        assertThat(receipt.header("Content-Disposition")).contains(number + ".pdf");
        assertThat(receipt.header("Cache-Control")).isEqualTo("no-store");
        assertThat(text(receipt))
                .contains("Reçu de don", number, "Bintou Ndiaye", "12, rue de l’École", "Sénégal")
                .contains("Un puits pour l’école", "oumou", "5 250", "Frais couverts", "Mecene");
        assertThat(owner.api().get(charge.at("/receipt/url").asText()).status()).isEqualTo(404);

        var donation = donor.api().get("/api/me/donations").is(200).at("/items/0/id").asText();
        owner.api()
                .post("/api/donations/%s/refund".formatted(donation), "{\"reason\": \"Tout\"}")
                .is(201);
        var refunded = charge(donor, "/refunds/0/creditNote/number").at("/refunds/0/creditNote");
        var note = donor.api().get(refunded.get("url").asText());

        assertThat(text(note))
                .contains("Credit note", refunded.get("number").asText(), number, "5,250");
        var path = "/api/me/receipts?year=" + number.substring(2, 6);
        var year = donor.api().get(path).is(200);
        assertThat(year.findValuesAsText("number"))
                .containsExactly(refunded.get("number").asText(), number);
    }

    @Test
    @Rule("C26")
    void mails_a_guest_a_link_to_the_receipt() {
        var campaign = active(server().person("adama"));
        var guest = UUID.randomUUID() + "@example.org";
        var more = ", \"email\": \"%s\", \"name\": \"Tante Coumba\"".formatted(guest);
        pay(donate(server().api().with("Accept-Language", "fr"), campaign, more));

        await().atMost(RunningServer.SOON).until(() -> server().mails(guest).size() == 1);
        var link = URI.create(server().mails(guest).at("/0/links/0").asText());
        var path = link.getRawPath() + "?" + link.getRawQuery();

        assertThat(text(server().api().get(path)))
                .contains("Donation receipt", "Tante Coumba", "5,000");
        assertThat(server().api().get(path + "x").status()).isEqualTo(404);
        server().advance("P91D");
        assertThat(server().api().get(path).status()).isEqualTo(404);
    }

    @Test
    void gives_a_subscriber_an_invoice_for_every_period() {
        var creator = server().creator("aya");
        var subscriber = server().person("moussa");
        var tier =
                creator.api()
                        .post(
                                "/api/me/tiers",
                                """
                                {"name": "Amis", "interval": "month", "price": {"amount": 500, "currency": "EUR"}}\
                                """)
                        .is(201)
                        .get("id")
                        .asText();
        pay(
                subscriber
                        .api()
                        .post(
                                "/api/subscriptions",
                                "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier))
                        .is(201));
        charge(subscriber, "/receipt/number");

        server().advance("P32D");

        var later = server().signIn(subscriber.email(), subscriber.password()).api();
        var payments = later.get("/api/me/payments").is(200).get("items");
        assertThat(payments).hasSize(2);
        assertThat(payments)
                .allSatisfy(payment -> {
                    assertThat(payment.at("/receipt/kind").asText()).isEqualTo("invoice");
                    assertThat(text(later.get(payment.at("/receipt/url").asText())))
                            .contains("Invoice", "Amis", "aya", "€5.00");
                });
        var administrator = server().administrator().api();
        var path = "/api/admin/payments/%s/receipt".formatted(payments.at("/0/id").asText());
        assertThat(text(administrator.get(path))).contains("moussa");
    }

    private JsonNode charge(Person payer, String pointer) {
        return await().atMost(RunningServer.SOON)
                .until(
                        () -> payer.api().get("/api/me/payments").is(200).at("/items/0"),
                        charge -> !charge.at(pointer).asText().isEmpty());
    }

    private static String text(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(answer.raw().body())) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00A0', ' ')
                    .replace('\u202F', ' ');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String active(Person owner) {
        var category = server().api().get("/api/categories").is(200).at("/items/0/id").asText();
        var id =
                owner.api()
                        .post(
                                "/api/campaigns",
                                """
                                {"title": "Un puits pour l’école", "summary": "De l’eau.", "description": "Longue histoire.",
                                 "goal": {"amount": 50000, "currency": "XOF"}, "endsAt": "%s", "categoryId": "%s",
                                 "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(later(), category))
                        .is(201)
                        .get("id")
                        .asText();
        owner.api().post("/api/campaigns/%s/submit".formatted(id)).is(200);
        server().administrator()
                .api()
                .post("/api/admin/campaigns/%s/approve".formatted(id))
                .is(200);
        return id;
    }

    private static String later() {
        return Instant.now().plus(Duration.ofDays(300)).toString();
    }

    private static JsonNode donate(Api donor, String campaign, String more) {
        return donor.post(
                        "/api/campaigns/%s/donations".formatted(campaign),
                        "{\"amount\": {\"amount\": 5000, \"currency\": \"XOF\"}%s}".formatted(more))
                .is(201);
    }

    private void pay(JsonNode begun) {
        server().confirm(begun.get("clientSecret").asText(), PAYS);
    }
}
