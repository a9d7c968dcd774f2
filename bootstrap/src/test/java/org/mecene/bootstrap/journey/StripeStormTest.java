package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mecene.bootstrap.testkit.StripeServer;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.payment.stripe.testkit.TestCard;

/// Five thousand webhooks at once, shuffled, three in ten of them told twice, a hundred at a time.
/// Takes minutes, so it runs only when it is asked for: `./mvnw verify -pl bootstrap -am
/// -Dtest=StripeStormTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dsurefire.arguments=-Dmecene.storm=5000`.
@EnabledIfSystemProperty(named = "mecene.storm", matches = "[0-9]+")
final class StripeStormTest {
    private static final int AT_ONCE = 100;
    private static final int AMOUNT = 1_000;

    @Test
    void takes_a_storm_and_books_every_payment_once() throws Exception {
        var size = Integer.getInteger("mecene.storm", 5_000);
        try (var world = StripeServer.start()) {
            // Three webhooks for each donation, and three in ten of all twice.
            var donations = size * 10 / 13 / 3;
            for (var number = 0; number < donations; number++) {
                var begun = world.donate(world.api(), AMOUNT);
                world.stripe().confirm(begun.get("clientSecret").asText(), TestCard.PAYS);
            }

            var begun = System.nanoTime();
            var times = deliver(world, storm(world.stripe().webhooks(), size));
            await().atMost(Duration.ofMinutes(5)).until(world.server()::isIdle);
            var drained = Duration.ofNanos(System.nanoTime() - begun);

            Arrays.sort(times);
            System.out.printf(
                    "storm of %d webhooks: ack p50 %d ms, p99 %d ms; drained after %d s%n",
                    times.length,
                    times[times.length / 2],
                    times[times.length * 99 / 100],
                    drained.toSeconds());
            var shown = world.shownCampaign();
            assertThat(shown.at("/raised/amount").asLong()).isEqualTo((long) donations * AMOUNT);
            assertThat(world.server().checkBooks().get("balanced").asBoolean()).isTrue();
        }
    }

    private static List<Webhook> storm(List<Webhook> told, int size) {
        var random = new Random(5);
        var storm = new ArrayList<>(told);
        while (storm.size() < size) {
            storm.add(told.get(random.nextInt(told.size())));
        }
        Collections.shuffle(storm, random);
        return storm;
    }

    private static long[] deliver(StripeServer world, List<Webhook> storm) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var posts = storm.stream().map(webhook -> post(world, webhook)).toList();
            var times = new long[posts.size()];
            var number = 0;
            for (var answer : threads.invokeAll(posts)) {
                times[number++] = answer.get();
            }
            return times;
        }
    }

    private static Callable<Long> post(StripeServer world, Webhook webhook) {
        return () -> {
            var begun = System.nanoTime();
            StripeServer.deliver(world.server(), webhook).is(200);
            return Duration.ofNanos(System.nanoTime() - begun).toMillis();
        };
    }
}
