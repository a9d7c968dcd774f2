package org.mecene.rest.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class PaymentTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void tells_front_ends_how_to_pay() {
        world.call("/api/payment-config")
                .get()
                .isJson(
                        200,
                        """
                        {
                          "provider": "fake",
                          "publishableKey": null,
                          "currencies": ["XOF", "XAF", "EUR", "USD", "GBP", "CAD"]
                        }
                        """);
    }

    /// F1, F3: a notice that came before is fine, and one that nobody signed is stored nowhere.
    @Test
    @Rule({"W1", "W2"})
    void stores_what_the_provider_signed_and_nothing_else() {
        var webhook = world.gateway().tells();
        var body = webhook.body().toArray();
        var path = "/api/webhooks/fake";

        var unsigned = world.call(path).post("application/json", body);
        var forged = world.call(path).header("Fake-Signature", "x").post("application/json", body);
        var before = world.ports().noticeInbox().unfinished();
        var first = receive(body, webhook.signature());
        var second = receive(body, webhook.signature());

        unsigned.isProblem(400, "untrusted_notice");
        forged.isProblem(400, "untrusted_notice");
        assertThat(before).isZero();
        first.isJson(200, "{\"received\": true}");
        second.isJson(200, "{\"received\": true}");
        assertThat(world.ports().noticeInbox().unfinished()).isEqualTo(1);
    }

    @Test
    void takes_notices_as_bytes_whatever_they_hold() {
        var noise = new byte[] {0, (byte) 0xFF, (byte) 0xFE, '{', 0};

        world.call("/api/webhooks/fake")
                .post("text/plain", noise)
                .isProblem(400, "untrusted_notice");
        world.call("/api/webhooks/fake").post().isProblem(400, "untrusted_notice");
    }

    @Test
    void takes_no_notices_of_other_providers() {
        world.call("/api/webhooks/stripe")
                .post("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .isProblem(404, "not_found");
    }

    @Test
    void proves_the_books_to_administrators() {
        var admin = world.tokenOf(world.has(anAdmin()));

        world.call("/api/admin/ledger/check")
                .by(admin)
                .get()
                .isJson(
                        200,
                        "{\"balanced\": true, \"entries\": 0, \"differences\": [], \"unclaimed\": []}");
    }

    private Answer receive(byte[] body, String signature) {
        return world.call("/api/webhooks/fake")
                .header("Fake-Signature", signature)
                .post("application/json", body);
    }
}
