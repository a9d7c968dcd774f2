package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Bills of subscriptions at the fake.
final class FakeInvoices {
    private final Shelf shelf;
    private final FakeEvents events;
    private final FakeTill till;

    FakeInvoices(Shelf shelf, FakeEvents events, FakeTill till) {
        this.shelf = shelf;
        this.events = events;
        this.till = till;
    }

    /// @param price before what is taken off
    record Bill(String reason, long price, long due, long periodStart, long periodEnd) {}

    /// A bill that is to be paid, or is paid already when nothing is due.
    ObjectNode open(ObjectNode subscription, Bill bill) {
        var id = subscription.get("id").asText();
        var currency = subscription.get("currency").asText();
        var invoice = shelf.make("in", "invoice");
        invoice.put("customer", subscription.get("customer").asText())
                .put("currency", currency)
                .put("billing_reason", bill.reason())
                .put("subtotal", bill.price())
                .put("total", bill.due())
                .put("amount_due", bill.due())
                .put("amount_paid", 0)
                .put("attempt_count", 0)
                .put(
                        "hosted_invoice_url",
                        "https://invoice.stripe.example/" + invoice.get("id").asText())
                .put("status", "open");
        invoice.putObject("status_transitions").putNull("paid_at");
        invoice.putObject("parent")
                .put("type", "subscription_details")
                .putObject("subscription_details")
                .put("subscription", id)
                .set("metadata", subscription.get("metadata").deepCopy());
        invoice.set("lines", Shelf.listOf(List.of(line(bill, currency))));
        subscription.put("latest_invoice", invoice.get("id").asText());
        if (bill.due() == 0) {
            markPaid(invoice);
        } else {
            askFor(invoice, subscription);
        }
        return invoice;
    }

    private ObjectNode line(Bill bill, String currency) {
        var line = shelf.make("il", "line_item");
        line.put("amount", bill.price())
                .put("currency", currency)
                .putObject("period")
                .put("start", bill.periodStart())
                .put("end", bill.periodEnd());
        return line;
    }

    private void askFor(ObjectNode invoice, ObjectNode subscription) {
        var intent =
                till.openIntent(
                        invoice.get("amount_due").asLong(),
                        invoice.get("currency").asText(),
                        subscription.get("customer").asText());
        intent.put("_invoice", invoice.get("id").asText());
        invoice.putObject("_confirmation_secret")
                .put("client_secret", intent.get("client_secret").asText())
                .put("type", "payment_intent");
        var payment = shelf.make("inpay", "invoice_payment");
        payment.put("invoice", invoice.get("id").asText())
                .put("amount_requested", invoice.get("amount_due").asLong())
                .put("currency", invoice.get("currency").asText())
                .put("is_default", true)
                .put("status", "open")
                .putObject("payment")
                .put("type", "payment_intent")
                .put("payment_intent", intent.get("id").asText());
        showPayments(invoice);
    }

    private void showPayments(ObjectNode invoice) {
        var payments = shelf.all("invoice_payment", "invoice", invoice.get("id").asText());
        invoice.set(
                "_payments",
                Shelf.listOf(
                        payments.stream()
                                .map(payment -> shelf.shown(payment, List.of()))
                                .toList()));
    }

    void markPaid(ObjectNode invoice) {
        invoice.put("status", "paid").put("amount_paid", invoice.get("amount_due").asLong());
        invoice.putObject("status_transitions").put("paid_at", shelf.seconds());
        shelf.all("invoice_payment", "invoice", invoice.get("id").asText())
                .forEach(payment -> payment.put("status", "paid"));
        showPayments(invoice);
        events.tell("invoice.paid", invoice);
        events.tell("invoice.payment_succeeded", invoice);
    }

    ObjectNode intentOf(ObjectNode invoice) {
        var payment = shelf.all("invoice_payment", "invoice", invoice.get("id").asText()).getLast();
        return shelf.get(payment.at("/payment/payment_intent").asText());
    }

    /// Gives up what a subscription still owes.
    void voidOpen(ObjectNode subscription) {
        shelf.all("invoice").stream()
                .filter(invoice -> invoice.get("status").asText().equals("open"))
                .filter(invoice ->
                        invoice.at("/parent/subscription_details/subscription")
                                .equals(subscription.get("id")))
                .forEach(invoice -> {
                    invoice.put("status", "void");
                    intentOf(invoice).put("status", "canceled").put("canceled_at", shelf.seconds());
                    events.tell("invoice.voided", invoice);
                });
    }
}
