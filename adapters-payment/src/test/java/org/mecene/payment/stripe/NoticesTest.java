package org.mecene.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.PaymentRefusal.UntrustedNotice;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.FakeStripe;
import org.mecene.payment.stripe.testkit.TestCard;
import org.mecene.payment.webhook.WebhookSignature;

/// Webhooks that are not what they should be, and what is read in those that are.
final class NoticesTest {
    private static final String PLAIN =
            """
            {"id": "evt_1", "object": "event", "type": "%s", "livemode": false,
             "created": 1780000000, "data": {"object": {"id": "%s", "object": "thing"}}}\
            """;

    private final StripeWorld world = new StripeWorld();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @Rule("W1")
    void takes_what_either_of_two_secrets_signed_and_nothing_else() {
        var body = PLAIN.formatted("payment_intent.succeeded", "pi_1").getBytes(UTF_8);

        assertThat(isTrusted(body, signed(FakeStripe.WEBHOOK_SECRET, body))).isTrue();
        assertThat(isTrusted(body, signed("whsec_the_old_one", body))).isTrue();
        assertThat(isTrusted(body, signed("whsec_of_another_endpoint", body))).isFalse();
        assertThat(isTrusted(body, null)).isFalse();
        assertThat(isTrusted(body, "")).isFalse();
        assertThat(isTrusted(body, signed(FakeStripe.WEBHOOK_SECRET, body).replace("v1=", "v0=")))
                .isFalse();
    }

    @Test
    @Rule("W1")
    void takes_no_body_that_was_written_anew() {
        var body = PLAIN.formatted("payment_intent.succeeded", "pi_1");
        var signature = signed(FakeStripe.WEBHOOK_SECRET, body.getBytes(UTF_8));

        var rewritten = body.replace("\": ", "\":").getBytes(UTF_8);

        assertThat(isTrusted(rewritten, signature)).isFalse();
    }

    @Test
    @Rule("W1")
    void takes_nothing_older_or_younger_than_five_minutes() {
        var body = PLAIN.formatted("payment_intent.succeeded", "pi_1").getBytes(UTF_8);
        var now = world.clock.instant();

        assertThat(isTrusted(body, signedAt(now.minusSeconds(299), body))).isTrue();
        assertThat(isTrusted(body, signedAt(now.plusSeconds(299), body))).isTrue();
        assertThat(isTrusted(body, signedAt(now.minusSeconds(302), body))).isFalse();
        assertThat(isTrusted(body, signedAt(now.plusSeconds(302), body))).isFalse();
    }

    @Test
    @Rule("W1")
    void takes_nothing_that_is_signed_and_no_event() {
        for (var body :
                new byte[][] {
                    {},
                    {(byte) 0xff, (byte) 0xfe},
                    "{}".getBytes(UTF_8),
                    "[1]".getBytes(UTF_8),
                    "{\"id\": \"evt_1\"}".getBytes(UTF_8),
                    "{\"id\": 1, \"type\": \"x\"}".getBytes(UTF_8),
                    "{\"id\": \"evt_1\", \"id\": \"evt_2\", \"type\": \"x\"}".getBytes(UTF_8),
                    "[".repeat(100_000).getBytes(UTF_8)
                }) {
            assertThat(isTrusted(body, signed(FakeStripe.WEBHOOK_SECRET, body))).isFalse();
        }
    }

    @Test
    @Rule("W1")
    void takes_nothing_of_the_world_in_which_money_is_real() {
        var body =
                PLAIN.formatted("payment_intent.succeeded", "pi_1")
                        .replace("\"livemode\": false", "\"livemode\": true")
                        .getBytes(UTF_8);

        assertThat(isTrusted(body, signed(FakeStripe.WEBHOOK_SECRET, body))).isFalse();
    }

    @Test
    @Rule("W14")
    void reads_nothing_in_what_connected_accounts_are_told() {
        var paid = world.paid(eur(5_000), TestCard.PAYS);
        var body =
                PLAIN.formatted("payment_intent.succeeded", paid.ref())
                        .replace("\"livemode\"", "\"account\": \"acct_1\", \"livemode\"");

        assertThat(world.facts(List.of(connected(body)))).isEmpty();
    }

    @Test
    @Rule("W14")
    void believes_each_of_its_two_endpoints_about_its_own_accounts_only() {
        var ours = PLAIN.formatted("payment_intent.succeeded", "pi_1");
        var theirs = ours.replace("\"livemode\"", "\"account\": \"acct_1\", \"livemode\"");

        assertThat(refusalOf(() -> world.facts(List.of(webhook(theirs)))))
                .isEqualTo(new UntrustedNotice());
        assertThat(refusalOf(() -> world.facts(List.of(connected(ours)))))
                .isEqualTo(new UntrustedNotice());
    }

    private Webhook connected(String body) {
        return world.stripe.signed(body.getBytes(UTF_8), FakeStripe.CONNECT_SECRET);
    }

    @Test
    @Rule("W6")
    void reads_nothing_in_kinds_that_it_does_not_know() {
        var thin =
                """
                {"id": "evt_2", "object": "v2.core.event", "type": "v1.billing.meter.no_meter_found",
                 "livemode": false, "created": "2026-11-22T00:00:00.000Z",
                 "related_object": {"id": "mtr_1", "type": "billing.meter"}}\
                """;

        assertThat(world.facts(List.of(webhook(PLAIN.formatted("customer.created", "cus_1")))))
                .isEmpty();
        assertThat(world.facts(List.of(webhook(PLAIN.formatted("some.future.kind", "x")))))
                .isEmpty();
        assertThat(world.facts(List.of(webhook(thin)))).isEmpty();
    }

    @Test
    @Rule("W15")
    void reads_events_of_any_version_of_the_api_and_of_none() {
        var paid = world.paid(eur(5_000), TestCard.PAYS);
        var plain = PLAIN.formatted("payment_intent.succeeded", paid.ref());
        var old = plain.replace("\"livemode\"", "\"api_version\": \"2019-03-14\", \"livemode\"");

        assertThat(world.facts(List.of(webhook(plain)))).hasSize(1);
        assertThat(world.facts(List.of(webhook(old))))
                .isEqualTo(world.facts(List.of(webhook(plain))));
        assertThat(world.stripe.requests())
                .allSatisfy(
                        request -> assertThat(request.version()).isEqualTo("2026-07-29.dahlia"));
    }

    @Test
    @Rule("W5")
    void asks_for_another_attempt_when_the_object_is_not_there() {
        var webhook = webhook(PLAIN.formatted("payment_intent.succeeded", "pi_unknown"));

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> world.facts(List.of(webhook)));
    }

    @Test
    void reads_nothing_in_payments_that_somebody_else_asked_for() {
        var paid = world.paid(eur(5_000), TestCard.PAYS);
        world.stripe.change(paid.ref(), intent -> intent.withObject("/metadata").removeAll());
        var webhook = webhook(PLAIN.formatted("payment_intent.succeeded", paid.ref()));

        assertThat(world.facts(List.of(webhook))).isEmpty();
        assertThat(world.gateway.recall(paid.ref())).isEmpty();
    }

    @Test
    @Rule("W4")
    void reads_the_present_in_a_word_of_the_past() {
        var started = world.begunPayment(eur(5_000));
        var failure =
                world.heardOf(
                        () -> world.stripe.confirm(started.clientSecret(), TestCard.DECLINED));
        world.stripe.confirm(started.clientSecret(), TestCard.PAYS);

        var facts = world.facts(failure);

        assertThat(facts).noneMatch(PaymentFailed.class::isInstance);
        assertThat(facts).anyMatch(PaymentSucceeded.class::isInstance);
    }

    @Test
    @Rule("W4")
    void a_late_word_of_life_does_not_bring_back_what_has_ended() {
        var started =
                world.gateway.startRecurring(world.recurring(world.price(eur(500), false), 0));
        var paid = world.heardOf(() -> world.stripe.confirm(started.clientSecret(), TestCard.PAYS));
        world.gateway.cancelNow(started.ref());

        var standings =
                world.facts(paid).stream()
                        .filter(RecurringChanged.class::isInstance)
                        .map(RecurringChanged.class::cast)
                        .toList();

        assertThat(standings)
                .isNotEmpty()
                .allSatisfy(standing -> {
                    assertThat(standing.state()).isEqualTo(BillingState.CANCELED);
                    assertThat(standing.periodEnd()).isNull();
                });
    }

    @Test
    @Rule("W4")
    void of_two_readings_the_later_one_says_so() {
        var started = world.subscribed(eur(500), TestCard.PAYS);
        var webhook = webhook(PLAIN.formatted("customer.subscription.updated", started.ref()));

        var earlier = world.facts(List.of(webhook)).getFirst();
        world.clock.advance(Duration.ofMillis(1));
        var later = world.facts(List.of(webhook)).getFirst();

        assertThat(later.at()).isAfter(earlier.at());
    }

    private boolean isTrusted(byte[] body, @Nullable String signature) {
        try {
            world.gateway.authenticate(body, signature);
            return true;
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(new UntrustedNotice());
            return false;
        }
    }

    private String signed(String secret, byte[] body) {
        return new WebhookSignature(secret).sign(body, world.clock.instant());
    }

    private String signedAt(Instant at, byte[] body) {
        return new WebhookSignature(FakeStripe.WEBHOOK_SECRET).sign(body, at);
    }

    private Webhook webhook(String body) {
        return world.stripe.signed(body.getBytes(UTF_8));
    }
}
