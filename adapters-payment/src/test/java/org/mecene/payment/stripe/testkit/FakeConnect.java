package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Connected accounts, transfers to them, and their payouts at the fake. Our own balance reaches
/// for everything until a test says what it holds; an account's is what was transferred to it and
/// neither paid out nor taken back.
final class FakeConnect {
    private static final long PLENTY = 1_000_000_000_000L;

    private final Map<String, Long> ours =
            new TreeMap<>(Map.of("eur", PLENTY, "usd", PLENTY, "xof", PLENTY));
    private final Shelf shelf;
    private final FakeEvents events;

    FakeConnect(Shelf shelf, FakeEvents events) {
        this.shelf = shelf;
        this.events = events;
    }

    ObjectNode account(Form form) {
        var account = shelf.make("acct", "account");
        account.put("type", form.required("/type"))
                .put("country", form.text("/country").orElse("FR"))
                .put("default_currency", "eur")
                .put("details_submitted", false)
                .put("charges_enabled", false)
                .put("payouts_enabled", false)
                .put("_balance", 0);
        account.putObject("capabilities").put("transfers", "inactive");
        account.putObject("requirements").putArray("currently_due").add("external_account");
        var banks = account.putObject("external_accounts");
        banks.put("object", "list").put("has_more", false).put("url", "/v1/list");
        banks.putArray("data");
        account.set("metadata", form.object("/metadata"));
        return account;
    }

    ObjectNode link(Form form) {
        var account = shelf.get(form.required("/account"));
        form.required("/return_url");
        form.required("/refresh_url");
        var link = shelf.make("acclnk", "account_link");
        return link.put("url", "https://connect.stripe.example/setup/" + account.get("id").asText())
                .put("expires_at", shelf.seconds() + 300);
    }

    void onboard(String id, String bank) {
        var account = shelf.get(id);
        account.put("details_submitted", true).put("payouts_enabled", true);
        account.withObject("/capabilities").put("transfers", "active");
        account.withObject("/requirements").putArray("currently_due");
        account.withObject("/external_accounts")
                .putArray("data")
                .addObject()
                .put("id", shelf.nextId("ba"))
                .put("object", "bank_account")
                .put("currency", "eur")
                .put("fingerprint", bank);
        events.tell("account.updated", account, id);
    }

    void wantsMore(String id, String what) {
        var account = shelf.get(id);
        account.put("details_submitted", true).put("payouts_enabled", false);
        account.withObject("/requirements").putArray("currently_due").add(what);
        events.tell("account.updated", account, id);
    }

    ObjectNode transfer(Form form) {
        var account = shelf.get(form.required("/destination"));
        if (!account.at("/capabilities/transfers").asText().equals("active")) {
            throw FakeError.invalid("insufficient_capabilities_for_transfer", "destination");
        }
        var amount = form.number("/amount", 0);
        spend(form.required("/currency"), amount);
        var transfer = shelf.make("tr", "transfer");
        transfer.put("amount", amount)
                .put("amount_reversed", 0)
                .put("currency", form.required("/currency"))
                .put("destination", account.get("id").asText())
                .put("transfer_group", form.required("/transfer_group"))
                .put("reversed", false);
        transfer.set("metadata", form.object("/metadata"));
        move(account, amount);
        return transfer;
    }

    /// What we hold in a currency from now on.
    void holds(String currency, long amount) {
        ours.put(currency, amount);
    }

    ObjectNode balance() {
        var balance = JsonNodeFactory.instance.objectNode();
        balance.put("object", "balance").put("livemode", false);
        var available = balance.putArray("available");
        var reserved = balance.putArray("connect_reserved");
        var pending = balance.putArray("pending");
        ours.forEach((currency, amount) -> {
            part(available, currency, amount).putObject("source_types").put("card", amount);
            part(reserved, currency, 0);
            part(pending, currency, 0).putObject("source_types").put("card", 0);
        });
        return balance;
    }

    private static ObjectNode part(ArrayNode parts, String currency, long amount) {
        return parts.addObject().put("currency", currency).put("amount", amount);
    }

    private void spend(String currency, long amount) {
        var left = ours.getOrDefault(currency, 0L) - amount;
        if (left < 0) {
            throw FakeError.invalid("balance_insufficient", null);
        }
        ours.put(currency, left);
    }

    ObjectNode reverse(String id) {
        var transfer = shelf.get(id);
        if (transfer.get("reversed").asBoolean()) {
            throw FakeError.invalid("transfer_already_reversed", "id");
        }
        var amount = transfer.get("amount").asLong();
        move(shelf.get(transfer, "destination"), -amount);
        spend(transfer.get("currency").asText(), -amount);
        transfer.put("reversed", true).put("amount_reversed", amount);
        var reversal = shelf.make("trr", "transfer_reversal");
        return reversal.put("amount", amount).put("transfer", id);
    }

    ObjectNode payout(Form form, @Nullable String id) {
        var account = shelf.get(Objects.requireNonNullElse(id, ""));
        if (!account.get("payouts_enabled").asBoolean()) {
            throw FakeError.invalid("payouts_not_allowed", null);
        }
        var amount = form.number("/amount", 0);
        move(account, -amount);
        var payout = shelf.make("po", "payout");
        payout.put("amount", amount)
                .put("currency", form.required("/currency"))
                .put("status", "pending")
                .put("_account", account.get("id").asText());
        payout.set("metadata", form.object("/metadata"));
        events.tell("payout.created", payout, id);
        return payout;
    }

    void settle(String id, boolean arrives) {
        var payout = shelf.get(id);
        var account = payout.get("_account").asText();
        if (arrives) {
            payout.put("status", "paid");
        } else {
            payout.put("status", "failed").put("failure_code", "account_closed");
            move(shelf.get(account), payout.get("amount").asLong());
        }
        events.tell(arrives ? "payout.paid" : "payout.failed", payout, account);
    }

    private static void move(ObjectNode account, long amount) {
        var balance = account.get("_balance").asLong() + amount;
        if (balance < 0) {
            throw FakeError.invalid("balance_insufficient", null);
        }
        account.put("_balance", balance);
    }
}
