package org.mecene.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mecene.domain.testkit.Amounts.eur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.TestCard;

/// Objects that Stripe made (July 2026), where they are at hand: the library reads them, and the
/// fake speaks of no field that they do not have.
final class PublishedObjectsTest {
    @Test
    @Rule("W15")
    void are_read_by_the_library_in_the_version_that_it_pins() throws IOException {
        assertThat(read("payment_intent", PaymentIntent.class).getStatus())
                .isEqualTo("requires_payment_method");
        assertThat(read("charge", Charge.class).getAmount()).isEqualTo(100);
        assertThat(read("refund", Refund.class).getStatus()).isEqualTo("succeeded");
        assertThat(read("dispute", Dispute.class).getBalanceTransactions()).isEmpty();
        assertThat(read("invoice", Invoice.class).getLines().getData()).hasSize(1);
        var subscription = read("subscription", Subscription.class);
        assertThat(subscription.getItems().getData().getFirst().getCurrentPeriodEnd()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment_intent",
                "charge",
                "refund",
                "dispute",
                "invoice",
                "invoice_payment",
                "subscription",
                "customer",
                "price",
                "product",
                "setup_intent",
                "balance_transaction",
                "billing_portal.session",
                "checkout.session"
            })
    void know_every_field_that_the_fake_speaks_of(String kind) throws IOException {
        var published = new ArrayList<String>();
        published(kind).fieldNames().forEachRemaining(published::add);
        try (var world = new StripeWorld()) {
            world.paid(eur(500), TestCard.DISPUTED);
            var paid = world.paid(eur(500), TestCard.PAYS);
            world.subscribed(eur(500), TestCard.PAYS);
            world.gateway.startRecurring(world.recurring(world.price(eur(500), false), 7));
            world.stripe.refundAll(paid.ref());

            assertThat(published).containsAll(world.stripe.fieldsOf(kind));
        }
    }

    private static <T extends StripeObject> T read(String kind, Class<T> type) throws IOException {
        return Objects.requireNonNull(
                ApiResource.GSON.fromJson(published(kind).toString(), type), kind);
    }

    private static JsonNode published(String kind) throws IOException {
        var folder = PublishedRequests.folder();
        assumeThat(folder).as("Stripe's objects are not at hand").isNotNull();
        var file = Objects.requireNonNull(folder).resolve("fixtures3.json").toFile();
        return new ObjectMapper().readTree(file).get("resources").get(kind);
    }
}
