package org.mecene.payment.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.payment.sandbox.World.DECLINED_CARD;
import static org.mecene.payment.sandbox.World.DISPUTED_CARD;
import static org.mecene.payment.sandbox.World.GOOD_CARD;
import static org.mecene.payment.sandbox.World.euros;

import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentRefusal.UntrustedNotice;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.text.Bytes;
import org.mecene.payment.webhook.WebhookSignature;

/// What is let in, and what it means.
@ExtendWith(FreshDatabase.class)
class NoticesTest {
    private static final String SECRET = "the-key-of-sandbox-webhook";
    private static final String BODY =
            """
            {"id":"evt_1","kind":"payment.refunded","created":"2026-03-01T09:00:00Z","object":{}}\
            """;

    private World world;

    @BeforeEach
    void begin(DataSource database) {
        world = new World(database);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @Rule("W1")
    void files_a_genuine_notice_under_its_name_with_its_raw_bytes() {
        var body = BODY.getBytes(UTF_8);

        var notice = world.gateway().authenticate(body, signed(SECRET, body));

        assertThat(notice)
                .isEqualTo(new Notice("sandbox", "evt_1", "payment.refunded", Bytes.of(body)));
    }

    @Test
    @Rule("W1")
    void lets_nothing_in_without_a_signature() {
        assertThat(refusalOf(() -> world.gateway().authenticate(BODY.getBytes(UTF_8), null)))
                .isEqualTo(new UntrustedNotice());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the-key-of-sandbox-webhoo",
                "the-key-of-sandbox-webhook ",
                "the secret of another server"
            })
    @Rule("W1")
    void lets_nothing_in_that_another_signed(String secret) {
        var body = BODY.getBytes(UTF_8);
        var header = secret.isEmpty() ? "" : signed(secret, body);

        assertThat(refusalOf(() -> world.gateway().authenticate(body, header)))
                .isEqualTo(new UntrustedNotice());
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    @Rule("W1")
    void lets_nothing_in_that_was_signed_at_another_time(long seconds) {
        var body = BODY.getBytes(UTF_8);
        var header = signed(SECRET, body);

        world.clock.set(world.clock.instant().plusSeconds(seconds));

        assertThat(refusalOf(() -> world.gateway().authenticate(body, header)))
                .isEqualTo(new UntrustedNotice());
    }

    @Test
    @Rule("W1")
    void lets_nothing_in_whose_body_was_edited() {
        var header = signed(SECRET, BODY.getBytes(UTF_8));
        var edited = BODY.replace("evt_1", "evt_2").getBytes(UTF_8);

        assertThat(refusalOf(() -> world.gateway().authenticate(edited, header)))
                .isEqualTo(new UntrustedNotice());
    }

    @Test
    void lets_in_what_one_of_two_secrets_signed() {
        var body = BODY.getBytes(UTF_8);
        var digest = signed(SECRET, body).replaceFirst(".*,", "");
        var header = signed("the secret of yesterday", body) + "," + digest;

        assertThat(world.gateway().authenticate(body, header).ref()).isEqualTo("evt_1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void lets_nothing_in_that_cannot_be_filed_though_it_is_signed(String what, byte[] body) {
        var header = signed(SECRET, body);

        assertThat(refusalOf(() -> world.gateway().authenticate(body, header)))
                .as(what)
                .isEqualTo(new UntrustedNotice());
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("spaces", "   ".getBytes(UTF_8)),
                Arguments.of("words", "id=evt_1&kind=payment".getBytes(UTF_8)),
                Arguments.of("null", "null".getBytes(UTF_8)),
                Arguments.of("a list", "[\"id\",\"kind\"]".getBytes(UTF_8)),
                Arguments.of("a text", "\"evt_1\"".getBytes(UTF_8)),
                Arguments.of("no end", BODY.substring(0, BODY.length() - 1).getBytes(UTF_8)),
                Arguments.of("two objects", (BODY + BODY).getBytes(UTF_8)),
                Arguments.of("no id", "{\"kind\":\"payment.failed\"}".getBytes(UTF_8)),
                Arguments.of("no kind", "{\"id\":\"evt_1\"}".getBytes(UTF_8)),
                Arguments.of("a blank id", BODY.replace("evt_1", " ").getBytes(UTF_8)),
                Arguments.of(
                        "an id that is a number", BODY.replace("\"evt_1\"", "1").getBytes(UTF_8)),
                Arguments.of(
                        "an id that is null", BODY.replace("\"evt_1\"", "null").getBytes(UTF_8)),
                Arguments.of(
                        "two ids",
                        BODY.replace("{\"id\"", "{\"id\":\"evt_0\",\"id\"").getBytes(UTF_8)),
                Arguments.of("a time that is none", BODY.replace("2026-", "-").getBytes(UTF_8)),
                Arguments.of("Latin 1", BODY.replace("evt_1", "évt_1").getBytes(ISO_8859_1)),
                Arguments.of("UTF-16", BODY.getBytes(UTF_16)),
                Arguments.of("a byte order mark", ("\ufeff" + BODY).getBytes(UTF_8)),
                Arguments.of("an overlong form", new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}),
                Arguments.of("a deep nest", "[".repeat(100_000).getBytes(UTF_8)));
    }

    @Test
    void finds_nothing_of_interest_in_a_kind_that_it_does_not_know() {
        var notice = notice("payment.refunded", BODY);

        assertThat(world.gateway().interpret(notice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment.succeeded",
                "payment.failed",
                "invoice.paid",
                "invoice.payment_failed",
                "subscription.updated",
                "setup.failed",
                "dispute.funds_withdrawn"
            })
    void does_not_guess_what_a_notice_lacks(String kind) {
        var notice = notice(kind, BODY);

        assertThatThrownBy(() -> world.gateway().interpret(notice))
                .isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void sends_neither_secrets_nor_cards() {
        world.confirm(world.startedPayment(euros(100)), DECLINED_CARD);
        world.confirm(world.startedPayment(euros(100)), DISPUTED_CARD);
        world.paidMonthly(GOOD_CARD);
        var trial =
                world.gateway().startRecurring(world.recurring(world.monthlyPrice(euros(500)), 14));
        world.confirm(trial, GOOD_CARD);
        world.pass(Duration.ofDays(31));

        assertThat(world.heard())
                .hasSizeGreaterThan(10)
                .extracting(notice -> new String(notice.body().toArray(), UTF_8))
                .allSatisfy(body ->
                        assertThat(body)
                                .doesNotContain("_secret_")
                                .doesNotContainPattern("4242|4000000|[Cc]ard\""));
    }

    private static Notice notice(String kind, String body) {
        return new Notice("sandbox", "evt_1", kind, Bytes.of(body.getBytes(UTF_8)));
    }

    private String signed(String secret, byte[] body) {
        return new WebhookSignature(secret).sign(body, world.clock.instant());
    }
}
