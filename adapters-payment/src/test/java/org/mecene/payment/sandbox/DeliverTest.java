package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mecene.payment.sandbox.World.DECLINED_CARD;
import static org.mecene.payment.sandbox.World.GOOD_CARD;
import static org.mecene.payment.sandbox.World.euros;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Refusals;
import org.mecene.payment.sandbox.Sink.Arrival;

/// How what happened reaches Mecene.
@ExtendWith(FreshDatabase.class)
class DeliverTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private DataSource database;
    private World world;

    @BeforeEach
    void begin(DataSource fresh) {
        database = fresh;
        world = new World(fresh);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void posts_json_to_the_webhook_route_over_http_1_1() {
        pay(1);

        world.provider().deliverWebhooks();

        assertThat(world.sink().arrivals())
                .containsExactly(
                        new Arrival(
                                "POST",
                                "/api/webhooks/sandbox",
                                "HTTP/1.1",
                                "application/json",
                                204));
    }

    @Test
    void takes_the_address_of_the_server_with_a_slash_at_its_end_too() {
        world.sendsTo(URI.create(world.sink().uri() + "/"));
        pay(1);

        world.provider().deliverWebhooks();

        assertThat(world.sink().arrivals())
                .extracting(Arrival::path)
                .containsExactly("/api/webhooks/sandbox");
    }

    @Test
    void delivers_once_where_all_is_well() {
        pay(3);

        var first = world.provider().deliverWebhooks();
        var second = world.provider().deliverWebhooks();

        assertThat(first).isZero();
        assertThat(second).isZero();
        assertThat(world.sink().taken()).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 409, 500, 503})
    void tries_again_after_any_answer_but_success(int status) {
        pay(1);
        world.sink().answers(status);

        var waiting = world.provider().deliverWebhooks();
        world.sink().answersWell();
        world.letRetriesBeDue();
        var waitingThen = world.provider().deliverWebhooks();

        assertThat(waiting).isEqualTo(1);
        assertThat(waitingThen).isZero();
        assertThat(world.sink().arrivals())
                .extracting(Arrival::status)
                .containsExactly(status, 204);
        assertThat(world.sink().arrivals())
                .extracting(Arrival::path)
                .containsOnly("/api/webhooks/sandbox");
    }

    @Test
    void loses_nothing_while_the_server_is_down() {
        world.sendsTo(NOBODY);
        pay(5);

        var waiting = world.provider().deliverWebhooks();
        pay(5);
        var waitingThen = world.provider().deliverWebhooks();
        world.sendsTo(world.sink().uri());
        world.letRetriesBeDue();
        world.provider().deliverWebhooks();

        assertThat(waiting).isEqualTo(5);
        assertThat(waitingThen).isEqualTo(10);
        assertThat(world.facts(PaymentSucceeded.class)).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void tries_again_after_a_second_by_itself() {
        pay(1);
        world.sink().answers(503);
        world.provider().deliverWebhooks();
        world.sink().answersWell();

        await().atMost(Duration.ofSeconds(10)).until(() -> world.provider().deliverWebhooks() == 0);
        assertThat(world.sink().taken()).hasSize(1);
    }

    @Test
    void waits_longer_after_every_failure_by_the_time_of_the_database() {
        pay(1);
        world.sink().answers(503);
        world.sql("UPDATE sandbox.event SET failures = 5");

        world.provider().deliverWebhooks();
        world.clock.advance(Duration.ofDays(30));

        assertThat(world.provider().deliverWebhooks()).isEqualTo(1);
        assertThat(world.sink().arrivals()).hasSize(1);
        assertThat(world.number("SELECT extract(epoch FROM due_at - now()) FROM sandbox.event"))
                .isBetween(25L, 32L);
    }

    @Test
    void gives_up_after_three_days_of_attempts() {
        pay(1);
        world.sink().answers(503);
        world.sql("UPDATE sandbox.event SET failures = 83");

        var waiting = world.provider().deliverWebhooks();
        world.letRetriesBeDue();
        world.provider().deliverWebhooks();

        assertThat(waiting).isZero();
        assertThat(world.sink().arrivals()).hasSize(1);
    }

    @Test
    void delivers_after_a_week_in_which_nobody_ran_it() {
        pay(1);
        world.sql("UPDATE sandbox.event SET stored_at = now() - interval '7 days'");

        world.provider().deliverWebhooks();

        assertThat(world.facts(PaymentSucceeded.class)).hasSize(1);
    }

    @Test
    void lets_the_rest_about_one_subject_wait_with_the_first_that_fails() {
        world.paidMonthly(GOOD_CARD);
        pay(1);
        world.sink().answers(503);

        var waiting = world.provider().deliverWebhooks();
        var attempts = world.sink().arrivals().size();
        var turns = world.number("SELECT count(DISTINCT due_at) FROM sandbox.event");
        world.sink().answersWell();
        world.letRetriesBeDue();

        assertThat(waiting).isEqualTo(5);
        assertThat(attempts).isEqualTo(2);
        assertThat(turns).isEqualTo(1);
        assertThat(world.kindsHeard())
                .filteredOn(kind -> !kind.equals("payment.succeeded"))
                .containsExactly("subscription.created", "invoice.paid", "subscription.updated");
    }

    @Test
    void delivers_a_bounded_number_at_a_time() {
        pay(1);
        world.sql(
                """
                INSERT INTO sandbox.event (ref, kind, subject, body)
                SELECT 'evt_' || n, kind, 'subject' || n, body
                  FROM sandbox.event, generate_series(1, 249) n
                """);

        var first = world.provider().deliverWebhooks();
        var second = world.provider().deliverWebhooks();
        var third = world.provider().deliverWebhooks();

        assertThat(first).isEqualTo(150);
        assertThat(second).isEqualTo(50);
        assertThat(third).isZero();
    }

    @Test
    void delivers_what_a_node_left_that_died_after_its_commit() {
        var dead = new World(database);
        var started = dead.startedPayment(euros(1250));
        dead.confirm(started, GOOD_CARD);
        dead.close();

        world.provider().deliverWebhooks();

        assertThat(world.facts(PaymentSucceeded.class, PaymentSucceeded::ref))
                .containsExactly(started.ref());
    }

    @Test
    void delivers_what_a_node_had_taken_that_died_while_sending() {
        pay(1);
        var dead = new EventQueue(new Database(database, () -> {}));
        dead.lease(10, Duration.ofSeconds(3));

        var whileLeased = world.provider().deliverWebhooks();

        assertThat(whileLeased).isEqualTo(1);
        assertThat(world.sink().taken()).isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> world.provider().deliverWebhooks() == 0);
        assertThat(world.facts(PaymentSucceeded.class)).hasSize(1);
    }

    @Test
    void delivers_each_once_when_several_nodes_do_it_at_the_same_moment() {
        var other = world.startNode();
        pay(40);
        world.paidMonthly(GOOD_CARD);

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            var node = runner % 2 == 0 ? world.provider() : other.provider();
                            return node.deliverWebhooks();
                        });
        var waiting = world.provider().deliverWebhooks();

        assertThat(waiting).isZero();
        assertThat(world.sink().taken()).hasSize(44);
        assertThat(new HashSet<>(world.sink().taken().stream().map(Notice::ref).toList()))
                .hasSize(44);
    }

    @Test
    void signs_anew_when_time_was_moved_while_a_webhook_was_on_its_way() {
        pay(1);
        var moved = new AtomicBoolean();
        try (var later =
                new Sink((body, signature) -> {
                    if (moved.compareAndSet(false, true)) {
                        world.clock.advance(Duration.ofDays(31));
                    }
                    return world.gateway().authenticate(body, signature);
                })) {
            world.sendsTo(later.uri());

            world.provider().deliverWebhooks();
            world.letRetriesBeDue();
            world.provider().deliverWebhooks();

            assertThat(later.arrivals()).extracting(Arrival::status).containsExactly(400, 204);
        }
    }

    @Test
    void leaves_everything_as_it_is_while_the_server_has_no_address() {
        pay(1);
        world.sendsNowhere();

        assertThatThrownBy(() -> world.provider().deliverWebhooks())
                .isInstanceOf(IllegalStateException.class);

        world.sendsTo(world.sink().uri());
        assertThat(world.provider().deliverWebhooks()).isZero();
        assertThat(world.sink().taken()).hasSize(1);
    }

    @Test
    void wakes_whoever_delivers_when_there_is_something_to_deliver() {
        var started = world.startedPayment(euros(1250));
        var afterStart = world.wakings.get();
        world.confirm(started, DECLINED_CARD);
        var afterDecline = world.wakings.get();
        world.confirm(started, GOOD_CARD);
        var afterPayment = world.wakings.get();
        Refusals.refusalOf(() -> world.confirm(started, GOOD_CARD));
        var afterRefusal = world.wakings.get();

        assertThat(afterStart).isZero();
        assertThat(afterDecline).isEqualTo(1);
        assertThat(afterPayment).isEqualTo(2);
        assertThat(afterRefusal).isEqualTo(2);
    }

    @Test
    void confirms_although_nobody_can_be_woken() {
        var started = world.startedPayment(euros(1250));
        world.wakingFails();

        world.confirm(started, GOOD_CARD);

        assertThat(world.facts(PaymentSucceeded.class)).hasSize(1);
    }

    @Test
    void forgets_after_30_days_what_was_done_with() {
        pay(2);
        world.provider().deliverWebhooks();
        world.sql("UPDATE sandbox.event SET stored_at = now() - interval '31 days' WHERE seq = 1");
        pay(1);

        world.provider().deliverWebhooks();

        assertThat(world.number("SELECT count(*) FROM sandbox.event")).isEqualTo(2);
        assertThat(world.number("SELECT count(*) FROM sandbox.event WHERE seq = 1")).isZero();
    }

    private void pay(int times) {
        IntStream.range(0, times)
                .forEach(_ -> world.confirm(world.startedPayment(euros(1250)), GOOD_CARD));
    }
}
