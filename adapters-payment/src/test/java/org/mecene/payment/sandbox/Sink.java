package org.mecene.payment.sandbox;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Bytes;

/// A server that takes webhooks, as Mecene does: it answers 204 to a genuine one and 400 to any
/// other, and can be told to answer otherwise.
final class Sink implements AutoCloseable {
    private final List<Notice> taken = new CopyOnWriteArrayList<>();
    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(204);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Door door;

    Sink(Door door) {
        this.door = door;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// Lets in what is genuine.
    interface Door {
        Notice authenticate(byte[] body, @Nullable String signature);
    }

    /// A request as it came.
    record Arrival(String method, String path, String protocol, String type, int status) {}

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// From now on every request is answered so, and what came is not taken.
    void answers(int status) {
        answer.set(status);
    }

    void answersWell() {
        answer.set(204);
    }

    /// The notices that were taken, in the order in which they came, repeated ones included.
    List<Notice> taken() {
        return List.copyOf(taken);
    }

    /// What was taken, as it came.
    List<Webhook> webhooks() {
        return List.copyOf(webhooks);
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var status = answer.get();
            if (status == 204) {
                status = take(body, exchange.getRequestHeaders().getFirst("Sandbox-Signature"));
            }
            arrivals.add(
                    new Arrival(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getProtocol(),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            status));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int take(byte[] body, @Nullable String signature) {
        try {
            taken.add(door.authenticate(body, signature));
            webhooks.add(new Webhook(Bytes.of(body), requireNonNull(signature)));
            return 204;
        } catch (Refused _) {
            return 400;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
