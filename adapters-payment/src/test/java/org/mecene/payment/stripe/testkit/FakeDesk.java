package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mecene.payment.stripe.testkit.FakeBilling.Terms;

/// Who at the fake does what is asked for. The caller lets one in at a time.
final class FakeDesk {
    private final Shelf shelf;
    private final FakeEvents events;
    private final FakeCatalog catalog;
    private final FakeTill till;
    private final FakeInvoices invoices;
    private final FakeBilling billing;
    private final FakeConnect connect;

    FakeDesk(InstantSource clock) {
        shelf = new Shelf(clock);
        events = new FakeEvents(shelf);
        catalog = new FakeCatalog(shelf);
        till = new FakeTill(shelf, events);
        invoices = new FakeInvoices(shelf, events, till);
        billing = new FakeBilling(shelf, events, till, invoices);
        connect = new FakeConnect(shelf, events);
    }

    Shelf shelf() {
        return shelf;
    }

    FakeEvents events() {
        return events;
    }

    FakeConnect connect() {
        return connect;
    }

    FakeTill till() {
        return till;
    }

    /// @throws FakeError for what Stripe refuses, and for what the fake does not know
    ObjectNode perform(FakeRequest request) {
        var segments = request.segments();
        var form = request.form();
        var isList = segments.size() == 2 && request.method().equals("GET");
        if (isList && segments.get(1).equals("balance")) {
            return connect.balance();
        }
        if (isList) {
            return list(segments.get(1), form, request.account());
        }
        var done =
                switch (request.method()) {
                    case "GET" -> read(request);
                    case "POST" -> post(request);
                    case "DELETE" -> billing.cancel(segments.get(2));
                    default -> throw unknown();
                };
        return done.path("object").asText().equals("search_result")
                ? done
                : shelf.shown(done, form.texts("/expand"));
    }

    private ObjectNode list(String kind, Form query, @Nullable String account) {
        return switch (kind) {
            case "charges" -> shelf.page("charge", query, isWithin(query));
            case "prices" -> shelf.page("price", query, is(query, "/lookup_keys/0", "lookup_key"));
            case "refunds" ->
                    shelf.page("refund", query, is(query, "/payment_intent", "payment_intent"));
            case "disputes" ->
                    shelf.page("dispute", query, is(query, "/payment_intent", "payment_intent"));
            case "transfers" ->
                    query.has("/transfer_group")
                            ? shelf.page(
                                    "transfer",
                                    query,
                                    is(query, "/transfer_group", "transfer_group"))
                            : shelf.page("transfer", query, _ -> true);
            case "payouts" ->
                    shelf.page(
                            "payout",
                            query,
                            isWithin(query)
                                    .and(payout ->
                                            payout.path("_account")
                                                    .asText()
                                                    .equals(String.valueOf(account))));
            case "invoice_payments" ->
                    shelf.page(
                            "invoice_payment",
                            query,
                            payment ->
                                    payment.at("/payment/payment_intent")
                                            .asText()
                                            .equals(query.required("/payment/payment_intent")));
            default -> throw unknown();
        };
    }

    private static Predicate<ObjectNode> isWithin(Form query) {
        var from = query.number("/created/gte", 0);
        var to = query.number("/created/lt", Long.MAX_VALUE);
        return object -> {
            var created = object.get("created").asLong();
            return created >= from && created < to;
        };
    }

    private static Predicate<ObjectNode> is(Form query, String parameter, String field) {
        var expected = query.required(parameter);
        return object -> object.path(field).asText().equals(expected);
    }

    private ObjectNode read(FakeRequest request) {
        var segments = request.segments();
        return switch (segments.get(1) + "/" + segments.size()) {
            case "customers/3" -> catalog.searchCustomers(request.form());
            case "checkout/3" ->
                    shelf.page(
                            "checkout.session",
                            request.form(),
                            is(request.form(), "/customer", "customer"));
            case "checkout/4" -> shelf.get(segments.get(3));
            default -> shelf.get(segments.get(2));
        };
    }

    private ObjectNode post(FakeRequest request) {
        var form = request.form();
        var segments = request.segments();
        var id = segments.size() > 2 ? segments.get(2) : "";
        return switch (segments.get(1) + "/" + segments.size()) {
            case "payment_intents/2" -> till.startPayment(form);
            case "customers/2" -> catalog.customer(form);
            case "products/2" -> catalog.product(form);
            case "prices/2" -> catalog.price(form);
            case "coupons/2" -> catalog.coupon(form);
            case "refunds/2" -> till.refund(form);
            case "subscriptions/2" ->
                    billing.begin(
                            new Terms(
                                    form.required("/customer"),
                                    form.required("/items/0/price"),
                                    form,
                                    ""));
            case "subscriptions/3" -> billing.update(id, form);
            case "setup_intents/3" -> mark(shelf.get(id), form);
            case "subscription_schedules/2" -> billing.schedule(form);
            case "subscription_schedules/3" -> billing.updateSchedule(id, form);
            case "subscription_schedules/4" -> billing.releaseSchedule(id);
            case "checkout/3" -> checkout(form);
            case "checkout/5" -> expire(segments.get(3));
            case "billing_portal/3" -> portal(form);
            case "accounts/2" -> connect.account(form);
            case "account_links/2" -> connect.link(form);
            case "transfers/2" -> connect.transfer(form);
            case "transfers/4" -> connect.reverse(id);
            case "payouts/2" -> connect.payout(form, request.account());
            default -> throw unknown();
        };
    }

    private static ObjectNode mark(ObjectNode object, Form form) {
        object.withObject("/metadata").setAll(form.object("/metadata"));
        return object;
    }

    private ObjectNode checkout(Form form) {
        shelf.get(form.required("/customer"));
        var session = shelf.make("cs_test", "checkout.session");
        session.put("mode", form.required("/mode"))
                .put("status", "open")
                .put("payment_status", "unpaid")
                .put("url", "https://checkout.stripe.example/c/pay/" + session.get("id").asText())
                .put("customer", form.required("/customer"))
                .put("client_reference_id", form.text("/client_reference_id").orElse(null))
                .put("expires_at", form.number("/expires_at", 0))
                .putNull("subscription")
                .set("_form", form.json());
        session.set("metadata", form.object("/metadata"));
        return session;
    }

    /// Pages whose time is over close by themselves.
    void closePages(long now) {
        shelf.all("checkout.session").stream()
                .filter(session -> session.get("status").asText().equals("open"))
                .filter(session -> session.get("expires_at").asLong() <= now)
                .forEach(session -> expire(session.get("id").asText()));
    }

    private ObjectNode expire(String id) {
        var session = open(id);
        session.put("status", "expired").putNull("url");
        events.tell("checkout.session.expired", session);
        return session;
    }

    private ObjectNode open(String id) {
        var session = shelf.get(id);
        if (!session.get("status").asText().equals("open")) {
            throw FakeError.invalid(null, null);
        }
        return session;
    }

    private ObjectNode portal(Form form) {
        var customer = shelf.get(form.required("/customer"));
        var session = shelf.make("bps", "billing_portal.session");
        return session.put("customer", customer.get("id").asText())
                .put("return_url", form.required("/return_url"))
                .put("url", "https://billing.stripe.example/p/" + session.get("id").asText());
    }

    void payAt(URI page, TestCard card) {
        var path = page.getPath();
        var session = open(path.substring(path.lastIndexOf('/') + 1));
        var form = new Form((ObjectNode) session.get("_form"));
        var subscription =
                billing.begin(
                        new Terms(
                                form.required("/customer"),
                                form.required("/line_items/0/price"),
                                form,
                                "/subscription_data"));
        var setup = subscription.get("pending_setup_intent");
        var secret =
                setup.isNull()
                        ? shelf.get(subscription, "latest_invoice")
                                .at("/_confirmation_secret/client_secret")
                                .asText()
                        : shelf.get(setup.asText()).get("client_secret").asText();
        if (confirm(secret, card) == null) {
            subscription.put(
                    "default_payment_method",
                    shelf.all("payment_method").getLast().get("id").asText());
            session.put("status", "complete")
                    .put("payment_status", "paid")
                    .put("subscription", subscription.get("id").asText());
            events.tell("checkout.session.completed", session);
        }
    }

    @Nullable String confirm(String clientSecret, TestCard card) {
        var object = till.ofSecret(clientSecret);
        if (Objects.equals(object.get("status").asText(), "succeeded")) {
            throw FakeError.invalid("payment_intent_unexpected_state", null);
        }
        var method = till.keepCard(card);
        if (object.get("object").asText().equals("setup_intent")) {
            if (card.declineInPresence == null) {
                billing.cardGiven(object, method);
            } else {
                billing.cardRefused(object, card, card.declineInPresence);
            }
            return card.declineInPresence;
        }
        var decline = till.charge(object, method, true);
        var invoice =
                Optional.ofNullable(object.get("_invoice")).map(name -> shelf.get(name.asText()));
        if (invoice.isPresent() && decline == null) {
            billing.paidFirst(invoice.get(), method);
        } else {
            invoice.ifPresent(unpaid -> events.tell("invoice.payment_failed", unpaid));
        }
        return decline;
    }

    void cancel(String subscription) {
        billing.cancel(subscription);
    }

    void advance(Duration duration) {
        billing.runUntil(shelf.now().plus(duration));
        closePages(shelf.now().getEpochSecond());
    }

    private static FakeError unknown() {
        return FakeError.of(404, "invalid_request_error");
    }
}
