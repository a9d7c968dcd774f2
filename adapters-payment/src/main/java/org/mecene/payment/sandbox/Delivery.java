package org.mecene.payment.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mecene.payment.sandbox.EventQueue.Outcome;
import org.mecene.payment.sandbox.EventQueue.Sent;
import org.mecene.payment.sandbox.EventQueue.Waiting;
import org.mecene.payment.webhook.WebhookSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what happened to Mecene. Any number of nodes may do so at once; each sends what no other
/// has taken. An event is marked after its delivery, so a crash in between sends it again, and none
/// is lost.
final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final String PATH = "/api/webhooks/sandbox";
    private static final int BATCH = 100;
    private static final int AT_ONCE = 8;

    /// Nothing is begun after it, so that all that was begun ends before the lease does.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final EventQueue queue;
    private final WebhookPost post;
    private final WebhookKey key;
    private final Supplier<URI> server;
    private final InstantSource clock;

    Delivery(
            EventQueue queue,
            WebhookPost post,
            WebhookKey key,
            Supplier<URI> server,
            InstantSource clock) {
        this.queue = queue;
        this.post = post;
        this.key = key;
        this.server = server;
        this.clock = clock;
    }

    /// Sends a bounded number of the events that are due.
    ///
    /// @return how many wait still, those included that will be tried again later
    int deliverDue() {
        var run = new Run(target(), key.signature(), System.nanoTime() + PATIENCE.toNanos());
        var batch = queue.lease(BATCH, LEASE);
        if (!batch.isEmpty()) {
            var sent = send(run, batch);
            queue.settle(sent);
            report(sent);
        }
        return queue.countWaiting();
    }

    private URI target() {
        var base = server.get().toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH);
    }

    private List<Sent> send(Run run, List<Waiting> batch) {
        var bySubject =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Waiting::subject, LinkedHashMap::new, Collectors.toList()))
                        .values();
        var queues = new ConcurrentLinkedQueue<>(bySubject);
        var sent = new ConcurrentLinkedQueue<Sent>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var worker = 0; worker < Math.min(AT_ONCE, bySubject.size()); worker++) {
                threads.execute(() -> {
                    for (var next = queues.poll(); next != null; next = queues.poll()) {
                        sent.addAll(sendInOrder(run, next));
                    }
                });
            }
        }
        return List.copyOf(sent);
    }

    /// Sends the events about one subject one after the other. When one fails the rest wait with
    /// it, rather than try a server that does not answer once more for each.
    private List<Sent> sendInOrder(Run run, List<Waiting> events) {
        var sent = new ArrayList<Sent>();
        Outcome last = new Outcome.Delivered();
        for (var event : events) {
            last =
                    switch (last) {
                        case Outcome.Delivered() -> sendInTime(run, event);
                        case Outcome.Failed() ->
                                new Outcome.NotTried(
                                        sent.getLast().event().nextDelay().orElse(Duration.ZERO));
                        case Outcome.NotTried notTried -> notTried;
                    };
            sent.add(new Sent(event, last));
        }
        return sent;
    }

    private Outcome sendInTime(Run run, Waiting event) {
        return System.nanoTime() < run.deadline()
                ? send(run, event)
                : new Outcome.NotTried(Duration.ZERO);
    }

    /// Signs at the time of sending, because a signature is good for minutes only.
    private Outcome send(Run run, Waiting event) {
        var body = event.body().getBytes(UTF_8);
        var signature = run.signature().sign(body, clock.instant());
        try {
            return post.send(run.target(), body, signature)
                    ? new Outcome.Delivered()
                    : new Outcome.Failed();
        } catch (IOException unanswered) {
            LOG.debug("Webhook {} was not answered", event, unanswered);
            return new Outcome.Failed();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.NotTried(Duration.ZERO);
        }
    }

    private static void report(Collection<Sent> sent) {
        var failed =
                sent.stream()
                        .filter(one -> one.outcome() instanceof Outcome.Failed)
                        .map(Sent::event)
                        .toList();
        if (!failed.isEmpty()) {
            LOG.warn("{} of {} webhooks were not taken", failed.size(), sent.size());
        }
        failed.stream()
                .filter(event -> event.nextDelay().isEmpty())
                .forEach(event -> LOG.error("Webhook {} is given up", event));
    }

    @Override
    public void close() {
        post.close();
    }

    private record Run(URI target, WebhookSignature signature, long deadline) {}
}
