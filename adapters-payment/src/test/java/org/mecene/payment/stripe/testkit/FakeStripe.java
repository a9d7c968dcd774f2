package org.mecene.payment.stripe.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.text.Bytes;
import org.mecene.payment.webhook.WebhookSignature;

/// A Stripe that answers over HTTP on this machine. Its time is a clock that a test gives it, and
/// may be ahead of that. Any number of threads may ask it at once; they are served one by one.
public final class FakeStripe implements AutoCloseable {
    public static final String SECRET_KEY = "sk_test_fake_0123456789";
    public static final String PUBLISHABLE_KEY = "pk_test_fake_0123456789";
    public static final String WEBHOOK_SECRET = "whsec_fake_0123456789";
    public static final String CONNECT_SECRET = "whsec_fake_connect_0123456789";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InstantSource clock;
    private final FakeDesk desk;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<UnaryOperator<String>> changes = new ConcurrentLinkedQueue<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public FakeStripe(InstantSource clock) {
        this.clock = clock;
        this.desk = new FakeDesk(clock);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    private record Remembered(String request, FakeAnswer answer) {}

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What was asked, in order.
    public List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    /// The next requests go wrong, each in its way.
    public void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    /// Nothing more goes wrong.
    public void forgetFaults() {
        faults.clear();
        changes.clear();
    }

    /// The next successful answer is changed on its way.
    public void garble(UnaryOperator<String> change) {
        changes.add(change);
    }

    /// The payer's browser finishes what a client secret is for.
    ///
    /// @return why the card was declined; null when it was not
    public synchronized @Nullable String confirm(String clientSecret, TestCard card) {
        return desk.confirm(clientSecret, card);
    }

    /// The payer pays on the page of a checkout.
    public synchronized void payAt(URI page, TestCard card) {
        desk.payAt(page, card);
    }

    /// The payer's bank decides a complaint.
    public synchronized void decide(String payment, boolean forUs) {
        desk.till().decide(payment, forUs);
    }

    public synchronized void failRefund(String refund) {
        desk.till().failRefund(refund);
    }

    /// Time passes; what falls due happens.
    public synchronized void advance(Duration duration) {
        desk.advance(duration);
    }

    /// Something happens that the fake does not do by itself.
    public synchronized void change(String id, Consumer<ObjectNode> change) {
        change.accept(desk.shelf().get(id));
    }

    /// A card at Stripe that nobody has tried yet.
    public synchronized String keptCard(TestCard card) {
        return desk.till().keepCard(card).get("id").asText();
    }

    /// Somebody at Stripe's desk ends a subscription.
    public synchronized void cancel(String subscription) {
        desk.cancel(subscription);
    }

    /// The object that bears a mark.
    public synchronized String idOf(String kind, String mark, String value) {
        return desk.shelf().all(kind).stream()
                .filter(object -> object.at("/metadata/" + mark).asText().equals(value))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
    }

    /// Somebody at Stripe's desk gives a payment back.
    public synchronized void refundAll(String payment) {
        desk.till().refund(Form.decode("payment_intent=" + payment));
    }

    /// The names of all fields that objects of a kind have.
    public synchronized List<String> fieldsOf(String kind) {
        return desk.shelf().all(kind).stream()
                .flatMap(object -> Shelf.names(object).stream())
                .filter(name -> !name.startsWith("_"))
                .distinct()
                .toList();
    }

    /// How many objects of a kind there are.
    public synchronized int count(String kind) {
        return desk.shelf().all(kind).size();
    }

    /// What was told until now, signed this moment.
    public synchronized List<Webhook> webhooks() {
        return desk.events().bodies().stream().map(this::signed).toList();
    }

    /// Signed for the endpoint that it belongs to.
    public Webhook signed(byte[] body) {
        var isConnected = new String(body, UTF_8).contains("\"account\":\"acct_");
        return signed(body, isConnected ? CONNECT_SECRET : WEBHOOK_SECRET);
    }

    public Webhook signed(byte[] body, String secret) {
        var signature = new WebhookSignature(secret).sign(body, clock.instant());
        return new Webhook(Bytes.of(body), signature);
    }

    /// The owner of a connected account finishes the form, or names another bank account.
    public synchronized void onboard(String account, String bank) {
        desk.connect().onboard(account, bank);
    }

    /// Stripe wants more of the owner of a connected account.
    public synchronized void wantsMore(String account, String what) {
        desk.connect().wantsMore(account, what);
    }

    /// What is paid from now on is available to us at once.
    public synchronized void letGoAtOnce() {
        desk.till().letGoAtOnce();
    }

    /// What our balance holds from now on.
    public synchronized void holds(String currency, long amount) {
        desk.connect().holds(currency, amount);
    }

    /// The bank takes a payout, or sends it back.
    public synchronized void settlePayout(String mark, boolean arrives) {
        desk.connect().settle(idOf("payout", "mecene_payout", mark), arrives);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = FakeRequest.read(exchange);
            requests.add(request);
            var fault = faults.poll();
            if (fault == Fault.RESET) {
                return;
            }
            if (fault == Fault.SERVER_ERROR) {
                send(exchange, FakeAnswer.of(FakeError.of(500, "api_error")));
                return;
            }
            if (fault == Fault.TOO_MANY) {
                send(exchange, FakeAnswer.of(FakeError.of(429, "rate_limit_error")));
                return;
            }
            var answer = answer(request);
            if (fault == Fault.RESET_AFTER_WORK) {
                return;
            }
            if (fault == Fault.SILENCE_AFTER_WORK) {
                var _ = closing.await(1, TimeUnit.MINUTES);
                return;
            }
            var change = answer.status() == 200 ? changes.poll() : null;
            send(exchange, change == null ? answer : answer.changed(change));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized FakeAnswer answer(FakeRequest request) {
        if (!request.bearsKey(SECRET_KEY)) {
            return FakeAnswer.of(FakeError.of(401, "invalid_request_error"));
        }
        var key = request.idempotencyKey();
        if (key == null || !request.method().equals("POST")) {
            return perform(request);
        }
        var before = remembered.get(key);
        if (before != null) {
            return before.request().equals(request.fingerprint())
                    ? before.answer()
                    : FakeAnswer.of(FakeError.idempotency());
        }
        var answer = perform(request);
        if (!answer.isUnperformed()) {
            remembered.put(key, new Remembered(request.fingerprint(), answer));
        }
        return answer;
    }

    /// Forgets idempotency keys, as Stripe does after a day.
    public void forgetKeys() {
        remembered.clear();
    }

    private FakeAnswer perform(FakeRequest request) {
        try {
            return FakeAnswer.of(desk.perform(request));
        } catch (FakeError error) {
            return FakeAnswer.of(error);
        }
    }

    private static void send(HttpExchange exchange, FakeAnswer answer) throws IOException {
        var body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_fake");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
