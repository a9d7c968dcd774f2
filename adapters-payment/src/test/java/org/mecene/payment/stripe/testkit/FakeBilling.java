package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.payment.stripe.testkit.FakeInvoices.Bill;

/// Subscriptions at the fake: they begin, renew, fall behind and end.
final class FakeBilling {
    private static final Duration FIRST_PAYMENT = Duration.ofHours(23);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofDays(3);
    private static final int MOST_ATTEMPTS = 4;
    private static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

    private final Shelf shelf;
    private final FakeEvents events;
    private final FakeTill till;
    private final FakeInvoices invoices;

    FakeBilling(Shelf shelf, FakeEvents events, FakeTill till, FakeInvoices invoices) {
        this.shelf = shelf;
        this.events = events;
        this.till = till;
        this.invoices = invoices;
    }

    /// @param params where the parameters of a subscription are
    record Terms(String customer, String price, Form form, String params) {}

    ObjectNode begin(Terms terms) {
        shelf.get(terms.customer());
        var price = shelf.get(terms.price());
        var subscription = shelf.make("sub", "subscription");
        var trialDays = terms.form().number(terms.params() + "/trial_period_days", 0);
        var start = shelf.now();
        var end = trialDays > 0 ? start.plus(Duration.ofDays(trialDays)) : later(start, price, 1);
        subscription
                .put("customer", terms.customer())
                .put("currency", price.get("currency").asText())
                .put("cancel_at_period_end", false)
                .putNull("cancel_at")
                .putNull("ended_at")
                .putNull("default_payment_method")
                .putNull("pending_setup_intent")
                .putNull("schedule")
                .put("_anchor", trialDays > 0 ? end.getEpochSecond() : start.getEpochSecond())
                .put("_periods", trialDays > 0 ? 0 : 1);
        subscription.set("metadata", terms.form().object(terms.params() + "/metadata"));
        putItem(subscription, price, start.getEpochSecond(), end.getEpochSecond());
        coupon(terms).ifPresent(coupon -> putCoupon(subscription, coupon, start));
        charge(subscription, price, trialDays > 0);
        events.tell("customer.subscription.created", subscription);
        return subscription;
    }

    private static Optional<String> coupon(Terms terms) {
        return terms.form().text("/discounts/0/coupon");
    }

    private void putCoupon(ObjectNode subscription, String id, Instant start) {
        var coupon = shelf.get(id);
        var months = coupon.get("duration_in_months").asLong();
        subscription
                .put("_off", coupon.get("amount_off").asLong())
                .put(
                        "_offUntil",
                        start.atOffset(ZoneOffset.UTC).plusMonths(months).toEpochSecond());
    }

    private void charge(ObjectNode subscription, ObjectNode price, boolean isTrial) {
        var amount = isTrial ? 0 : price.get("unit_amount").asLong();
        var due = Math.max(0, amount - off(subscription));
        var invoice =
                invoices.open(subscription, bill(subscription, "subscription_create", amount, due));
        if (due > 0) {
            subscription.put("status", "incomplete");
            due(subscription, shelf.now().plus(FIRST_PAYMENT));
            return;
        }
        subscription.put("status", isTrial ? "trialing" : "active");
        var setup = till.openSetup(subscription.get("customer").asText());
        setup.put("_subscription", subscription.get("id").asText());
        subscription.put("pending_setup_intent", setup.get("id").asText());
        due(subscription, periodEnd(subscription));
        events.tell("invoice.finalized", invoice);
    }

    private static void endOffer(ObjectNode subscription) {
        subscription.remove(List.of("_off", "_offUntil"));
    }

    private long off(ObjectNode subscription) {
        return subscription.path("_offUntil").asLong() > shelf.seconds()
                ? subscription.path("_off").asLong()
                : 0;
    }

    private static Bill bill(ObjectNode subscription, String reason, long price, long due) {
        var item = subscription.at("/items/data/0");
        return new Bill(
                reason,
                price,
                due,
                item.get("current_period_start").asLong(),
                item.get("current_period_end").asLong());
    }

    private void putItem(ObjectNode subscription, ObjectNode price, long start, long end) {
        var item = shelf.make("si", "subscription_item");
        item.put("quantity", 1)
                .put("subscription", subscription.get("id").asText())
                .put("current_period_start", start)
                .put("current_period_end", end);
        item.set("price", shelf.shown(price, List.of()));
        subscription.set("items", Shelf.listOf(List.of(item)));
    }

    static ObjectNode item(ObjectNode subscription) {
        return (ObjectNode) subscription.at("/items/data/0");
    }

    /// The payer paid the first bill.
    void paidFirst(ObjectNode invoice, ObjectNode method) {
        var subscription = subscriptionOf(invoice);
        subscription
                .put("status", "active")
                .put("default_payment_method", method.get("id").asText());
        due(subscription, periodEnd(subscription));
        invoices.markPaid(invoice);
        events.tell("customer.subscription.updated", subscription);
    }

    /// The payer gave a card for a trial. Stripe keeps it; whether it is the subscription's own is
    /// for the merchant to say.
    void cardGiven(ObjectNode setup, ObjectNode method) {
        setup.put("status", "succeeded").put("payment_method", method.get("id").asText());
        shelf.get(setup, "_subscription").putNull("pending_setup_intent");
        events.tell("setup_intent.succeeded", setup);
    }

    void cardRefused(ObjectNode setup, TestCard card, String decline) {
        setup.put("latest_attempt", shelf.make("setatt", "setup_attempt").get("id").asText());
        var error = setup.putObject("last_setup_error");
        error.put("type", "card_error").put("code", "card_declined").put("decline_code", decline);
        error.putObject("payment_method")
                .put("object", "payment_method")
                .put("type", "card")
                .putObject("card")
                .put("fingerprint", card.fingerprint());
        events.tell("setup_intent.setup_failed", setup);
    }

    ObjectNode subscriptionOf(ObjectNode invoice) {
        return shelf.get(invoice.at("/parent/subscription_details/subscription").asText());
    }

    ObjectNode update(String id, Form form) {
        var subscription = requireRunning(id);
        if (!subscription.get("schedule").isNull() && form.has("/cancel_at_period_end")) {
            throw FakeError.invalid(null, "cancel_at_period_end");
        }
        form.text("/items/0/price").ifPresent(price -> changePrice(subscription, price));
        if (form.text("/discounts").filter(String::isEmpty).isPresent()) {
            endOffer(subscription);
        }
        form.text("/cancel_at_period_end")
                .ifPresent(end -> subscription.put("cancel_at_period_end", end.equals("true")));
        if (form.has("/cancel_at")) {
            subscription.putNull("cancel_at");
        }
        form.text("/default_payment_method")
                .ifPresent(method -> subscription.put("default_payment_method", method));
        events.tell("customer.subscription.updated", subscription);
        return subscription;
    }

    /// Charges the difference for the rest of the period, or changes nothing.
    private void changePrice(ObjectNode subscription, String priceId) {
        var item = item(subscription);
        var price = shelf.get(priceId);
        var start = item.get("current_period_start").asLong();
        var end = item.get("current_period_end").asLong();
        var left = end - shelf.seconds();
        var old = item.at("/price/unit_amount").asLong() * left / (end - start);
        var sameInterval =
                item.at("/price/recurring/interval").equals(price.at("/recurring/interval"));
        var full = price.get("unit_amount").asLong();
        var cost = (sameInterval ? full * left / (end - start) : full) - old;
        var newEnd = sameInterval ? end : later(shelf.now(), price, 1).getEpochSecond();
        var due = Math.max(0, cost);
        var invoice =
                invoices.open(
                        subscription,
                        new Bill("subscription_update", due, due, shelf.seconds(), newEnd));
        var decline = due == 0 ? null : collect(subscription, invoice, true);
        if (decline != null) {
            invoice.put("status", "void");
            throw FakeError.declined(decline);
        }
        item.set("price", shelf.shown(price, List.of()));
        if (!sameInterval) {
            item.put("current_period_start", shelf.seconds()).put("current_period_end", newEnd);
            subscription.put("_anchor", shelf.seconds()).put("_periods", 1);
        }
        due(subscription, periodEnd(subscription));
    }

    private @Nullable String collect(
            ObjectNode subscription, ObjectNode invoice, boolean isPresent) {
        var method = shelf.get(subscription, "default_payment_method");
        var decline = till.charge(invoices.intentOf(invoice), method, isPresent);
        if (decline == null) {
            invoices.markPaid(invoice);
        }
        return decline;
    }

    ObjectNode schedule(Form form) {
        var subscription = requireRunning(form.required("/from_subscription"));
        var schedule = shelf.make("sub_sched", "subscription_schedule");
        var item = item(subscription);
        schedule.put("subscription", subscription.get("id").asText()).put("status", "active");
        schedule.putObject("current_phase")
                .put("start_date", item.get("current_period_start").asLong())
                .put("end_date", item.get("current_period_end").asLong());
        subscription.put("schedule", schedule.get("id").asText());
        return schedule;
    }

    ObjectNode updateSchedule(String id, Form form) {
        return shelf.get(id).put("_next", form.required("/phases/1/items/0/price"));
    }

    ObjectNode releaseSchedule(String id) {
        var schedule = shelf.get(id);
        shelf.get(schedule, "subscription").putNull("schedule");
        return schedule.put("status", "released");
    }

    ObjectNode cancel(String id) {
        var subscription = requireRunning(id);
        end(subscription, "canceled");
        return subscription;
    }

    private ObjectNode requireRunning(String id) {
        var subscription = shelf.get(id);
        if (OVER.contains(subscription.get("status").asText())) {
            throw FakeError.missing(id);
        }
        return subscription;
    }

    private void end(ObjectNode subscription, String status) {
        subscription.put("status", status).put("ended_at", shelf.seconds()).remove("_due");
        invoices.voidOpen(subscription);
        events.tell("customer.subscription.deleted", subscription);
    }

    /// Does what falls due until an instant, each at its own time.
    void runUntil(Instant until) {
        for (var next = nextDue(until); next.isPresent(); next = nextDue(until)) {
            shelf.moveTo(Instant.ofEpochSecond(next.get().get("_due").asLong()));
            runDue(next.get());
        }
        shelf.moveTo(until);
    }

    private Optional<ObjectNode> nextDue(Instant until) {
        return shelf.all("subscription").stream()
                .filter(subscription -> subscription.has("_due"))
                .filter(subscription -> subscription.get("_due").asLong() <= until.getEpochSecond())
                .min(Comparator.comparingLong(subscription -> subscription.get("_due").asLong()));
    }

    private void runDue(ObjectNode subscription) {
        switch (subscription.get("status").asText()) {
            case "incomplete" -> end(subscription, "incomplete_expired");
            case "past_due" -> retry(subscription, shelf.get(subscription, "latest_invoice"));
            default -> {
                var hasCard = !subscription.get("default_payment_method").isNull();
                if (subscription.get("cancel_at_period_end").asBoolean() || !hasCard) {
                    end(subscription, "canceled");
                } else {
                    renew(subscription);
                }
            }
        }
    }

    private void renew(ObjectNode subscription) {
        var item = item(subscription);
        var schedule = subscription.get("schedule");
        if (!schedule.isNull()) {
            item.set(
                    "price",
                    shelf.shown(shelf.get(shelf.get(schedule.asText()), "_next"), List.of()));
            releaseSchedule(schedule.asText());
            endOffer(subscription);
        }
        var price = shelf.get(item.at("/price/id").asText());
        var periods = subscription.get("_periods").asInt() + 1;
        var anchor = Instant.ofEpochSecond(subscription.get("_anchor").asLong());
        item.put("current_period_start", item.get("current_period_end").asLong())
                .put("current_period_end", later(anchor, price, periods).getEpochSecond());
        subscription.put("_periods", periods);
        var amount = price.get("unit_amount").asLong();
        var due = Math.max(0, amount - off(subscription));
        var invoice =
                invoices.open(subscription, bill(subscription, "subscription_cycle", amount, due));
        retry(subscription, invoice);
    }

    private void retry(ObjectNode subscription, ObjectNode invoice) {
        var isPaid = invoice.get("status").asText().equals("paid");
        var decline = isPaid ? null : collect(subscription, invoice, false);
        var attempts = invoice.get("attempt_count").asInt() + 1;
        invoice.put("attempt_count", attempts);
        if (decline == null) {
            subscription.put("status", "active");
            due(subscription, periodEnd(subscription));
            events.tell("customer.subscription.updated", subscription);
            return;
        }
        events.tell("invoice.payment_failed", invoice);
        if (decline.equals("authentication_required")) {
            events.tell("invoice.payment_action_required", invoice);
        }
        if (attempts >= MOST_ATTEMPTS) {
            end(subscription, "canceled");
        } else {
            subscription.put("status", "past_due");
            due(subscription, shelf.now().plus(BETWEEN_ATTEMPTS));
            events.tell("customer.subscription.updated", subscription);
        }
    }

    private static void due(ObjectNode subscription, Instant at) {
        subscription.put("_due", at.getEpochSecond());
    }

    private static Instant periodEnd(ObjectNode subscription) {
        return Instant.ofEpochSecond(item(subscription).get("current_period_end").asLong());
    }

    private static Instant later(Instant anchor, ObjectNode price, int periods) {
        var begin = anchor.atOffset(ZoneOffset.UTC);
        var isYearly = price.at("/recurring/interval").asText().equals("year");
        return (isYearly ? begin.plusYears(periods) : begin.plusMonths(periods)).toInstant();
    }
}
