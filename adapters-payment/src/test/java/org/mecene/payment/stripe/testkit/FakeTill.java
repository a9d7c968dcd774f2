package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Payments, charges, refunds and complaints at the fake. The account's balance is in euros, so
/// francs are converted as they come in.
final class FakeTill {
    private static final BigDecimal FRANCS_OF_A_CENT = new BigDecimal("6.55957");
    private static final Set<String> CURRENCIES = Set.of("eur", "usd", "xof", "xaf", "gbp", "jpy");
    private static final long LOWEST = 50;
    private static final long UNTIL_AVAILABLE = 2 * 86_400;
    private static final long DISPUTE_FEE = 2_000;

    private long untilAvailable = UNTIL_AVAILABLE;
    private final Shelf shelf;
    private final FakeEvents events;

    FakeTill(Shelf shelf, FakeEvents events) {
        this.shelf = shelf;
        this.events = events;
    }

    ObjectNode startPayment(Form form) {
        var amount = form.number("/amount", 0);
        var currency = form.required("/currency");
        if (!CURRENCIES.contains(currency)) {
            throw FakeError.invalid(null, "currency");
        }
        if (amount < (currency.equals("eur") || currency.equals("usd") ? LOWEST : 1)) {
            throw FakeError.invalid("amount_too_small", "amount");
        }
        var intent = openIntent(amount, currency, null);
        intent.set("metadata", form.object("/metadata"));
        form.text("/description").ifPresent(text -> intent.put("description", text));
        events.tell("payment_intent.created", intent);
        return intent;
    }

    ObjectNode openIntent(long amount, String currency, @Nullable String customer) {
        var intent = shelf.make("pi", "payment_intent");
        intent.put("amount", amount)
                .put("amount_received", 0)
                .put("currency", currency)
                .put("customer", customer)
                .put("status", "requires_payment_method")
                .put("client_secret", intent.get("id").asText() + "_secret_fake")
                .putNull("latest_charge")
                .putNull("last_payment_error")
                .putNull("canceled_at");
        intent.putObject("metadata");
        return intent;
    }

    ObjectNode openSetup(String customer) {
        var setup = shelf.make("seti", "setup_intent");
        setup.put("customer", customer)
                .put("status", "requires_payment_method")
                .put("client_secret", setup.get("id").asText() + "_secret_fake")
                .putNull("payment_method");
        setup.putObject("metadata");
        return setup;
    }

    ObjectNode keepCard(TestCard card) {
        var method = shelf.make("pm", "payment_method");
        method.put("type", "card").put("_card", card.name());
        return method;
    }

    /// @return why it was declined; null when it was not
    @Nullable String charge(ObjectNode intent, ObjectNode method, boolean isPresent) {
        var card = TestCard.valueOf(method.get("_card").asText());
        var decline = isPresent ? card.declineInPresence : card.declineInAbsence;
        var charge = makeCharge(intent, decline);
        charge.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("fingerprint", card.fingerprint());
        intent.put("latest_charge", charge.get("id").asText());
        if (decline == null) {
            succeed(intent, charge, method);
            if (card == TestCard.DISPUTED) {
                dispute(charge);
            }
        } else {
            fail(intent, charge, decline);
        }
        return decline;
    }

    private ObjectNode makeCharge(ObjectNode intent, @Nullable String decline) {
        var charge = shelf.make("ch", "charge");
        var isPaid = decline == null;
        var amount = intent.get("amount").asLong();
        charge.put("amount", amount)
                .put("amount_captured", isPaid ? amount : 0)
                .put("amount_refunded", 0)
                .put("currency", intent.get("currency").asText())
                .put("captured", isPaid)
                .put("paid", isPaid)
                .put("refunded", false)
                .put("disputed", false)
                .put("status", isPaid ? "succeeded" : "failed")
                .put("payment_intent", intent.get("id").asText())
                .putNull("balance_transaction");
        charge.set("metadata", intent.get("metadata").deepCopy());
        return charge;
    }

    private void succeed(ObjectNode intent, ObjectNode charge, ObjectNode method) {
        var settled = settled(intent.get("amount").asLong(), intent.get("currency").asText());
        var fee = settled * 29 / 1_000 + 25;
        var movement = movement(settled, fee, "charge");
        charge.put("balance_transaction", movement.get("id").asText());
        intent.put("status", "succeeded")
                .put("amount_received", intent.get("amount").asLong())
                .put("payment_method", method.get("id").asText())
                .putNull("last_payment_error");
        events.tell("charge.succeeded", charge);
        events.tell("payment_intent.succeeded", intent);
    }

    private void fail(ObjectNode intent, ObjectNode charge, String decline) {
        var needsOwner = decline.equals("authentication_required");
        intent.put("status", needsOwner ? "requires_action" : "requires_payment_method");
        intent.putObject("last_payment_error")
                .put("type", "card_error")
                .put("code", needsOwner ? "authentication_required" : "card_declined")
                .put("decline_code", decline)
                .put("message", "Your card was declined.");
        events.tell("charge.failed", charge);
        events.tell("payment_intent.payment_failed", intent);
    }

    private static long settled(long amount, String currency) {
        return currency.equals("xof") || currency.equals("xaf")
                ? BigDecimal.valueOf(amount)
                        .divide(FRANCS_OF_A_CENT, 0, RoundingMode.HALF_UP)
                        .longValue()
                : amount;
    }

    /// What is paid from now on is available at once.
    void letGoAtOnce() {
        untilAvailable = 0;
    }

    private ObjectNode movement(long amount, long fee, String kind) {
        var movement = shelf.make("txn", "balance_transaction");
        return movement.put("amount", amount)
                .put("currency", "eur")
                .put("fee", fee)
                .put("net", amount - fee)
                .put("available_on", shelf.seconds() + untilAvailable)
                .put("status", "available")
                .put("type", kind);
    }

    private void dispute(ObjectNode charge) {
        var dispute = shelf.make("dp", "dispute");
        charge.put("disputed", true);
        dispute.put("amount", charge.get("amount").asLong())
                .put("currency", charge.get("currency").asText())
                .put("charge", charge.get("id").asText())
                .put("payment_intent", charge.get("payment_intent").asText())
                .put("reason", "fraudulent")
                .put("status", "needs_response");
        var taken = -settled(charge.get("amount").asLong(), charge.get("currency").asText());
        dispute.putArray("balance_transactions").add(movement(taken, DISPUTE_FEE, "adjustment"));
        events.tell("charge.dispute.created", dispute);
        events.tell("charge.dispute.funds_withdrawn", dispute);
    }

    /// The bank decides the complaint about a payment.
    void decide(String payment, boolean forUs) {
        var dispute = shelf.all("dispute", "payment_intent", payment).getFirst();
        dispute.put("status", forUs ? "won" : "lost");
        if (forUs) {
            var charge = shelf.get(dispute, "charge");
            charge.put("disputed", false);
            var given = settled(dispute.get("amount").asLong(), dispute.get("currency").asText());
            dispute.withArray("balance_transactions").add(movement(given, 0, "adjustment"));
            events.tell("charge.dispute.funds_reinstated", dispute);
        }
        events.tell("charge.dispute.closed", dispute);
    }

    ObjectNode refund(Form form) {
        var intent = shelf.get(form.required("/payment_intent"));
        var charge = shelf.get(intent, "latest_charge");
        var refunded = charge.get("amount_refunded").asLong();
        var left = charge.get("amount_captured").asLong() - refunded;
        var amount = form.number("/amount", left);
        if (charge.get("disputed").asBoolean()) {
            throw FakeError.invalid("charge_disputed", "payment_intent");
        }
        if (left == 0) {
            throw FakeError.invalid("charge_already_refunded", "payment_intent");
        }
        if (amount > left || amount <= 0) {
            throw FakeError.invalid(null, "amount");
        }
        var refund = shelf.make("re", "refund");
        refund.put("amount", amount)
                .put("currency", charge.get("currency").asText())
                .put("charge", charge.get("id").asText())
                .put("payment_intent", intent.get("id").asText())
                .put("status", "succeeded");
        refund.set("metadata", form.object("/metadata"));
        charge.put("amount_refunded", refunded + amount).put("refunded", amount == left);
        events.tell("refund.created", refund);
        events.tell("charge.refunded", charge);
        return refund;
    }

    /// A refund comes back days later.
    void failRefund(String id) {
        var refund = shelf.get(id);
        var charge = shelf.get(refund, "charge");
        refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card");
        var refunded = charge.get("amount_refunded").asLong() - refund.get("amount").asLong();
        charge.put("amount_refunded", refunded).put("refunded", false);
        events.tell("refund.failed", refund);
    }

    ObjectNode ofSecret(String clientSecret) {
        return intents().stream()
                .filter(found -> Objects.equals(found.path("client_secret").asText(), clientSecret))
                .findFirst()
                .orElseThrow(() -> FakeError.missing("client_secret"));
    }

    private List<ObjectNode> intents() {
        var intents = new ArrayList<>(shelf.all("payment_intent"));
        intents.addAll(shelf.all("setup_intent"));
        return intents;
    }
}
