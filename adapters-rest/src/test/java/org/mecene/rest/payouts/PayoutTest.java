package org.mecene.rest.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.PaymentPurposes.Payee;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class PayoutTest {
    private static final String BACK = "https://app.example/payouts";

    @AutoClose private final RestWorld world = RestWorld.start();
    private final User creator = world.has(aCreator());

    @Test
    void leads_to_the_provider_and_shows_how_the_account_stands() {
        var token = world.tokenOf(creator);
        var none = world.call("/api/me/payout-account").by(token).get();

        var begun = begin(token, BACK);
        var again = begin(token, BACK);

        none.isJson(
                200,
                """
                {
                  "state": "none", "due": [], "chargesEnabled": false, "payoutsEnabled": false,
                  "country": null, "currency": null, "heldUntil": null
                }
                """);
        assertThat(begun.has(201).header("Location")).endsWith("/api/me/payout-account");
        assertThat(begun.at("/account/state")).isEqualTo("onboarding");
        assertThat(begun.at("/url")).startsWith("https://pay.example/onboarding/");
        again.has(200);
    }

    @Test
    void leads_back_to_allowed_places_only_and_says_when_the_provider_is_out() {
        var token = world.tokenOf(creator);

        begin(token, "https://evil.example/")
                .isProblem(422, "validation_failed")
                .names("returnUrl", "not_allowed_here");
        world.payoutProvider().goDown();
        begin(token, BACK).isProblem(503, "provider_unavailable");
    }

    @Test
    @Rule({"P5", "W11"})
    void reserves_a_payout_once_under_one_key() {
        isReady();
        has(xof(10_000));
        var token = world.tokenOf(creator);

        var asked = ask(token, "key-1", 4_000);
        var again = ask(token, "key-1", 4_000);
        var tooMuch = ask(token, "key-2", 6_001);

        asked.isJson(
                201,
                """
                {
                  "id": "%s", "amount": {"amount": 4000, "currency": "XOF"},
                  "status": "requested", "awaitsApproval": false, "failure": null,
                  "createdAt": "%s", "settledAt": null
                }
                """
                        .formatted(asked.at("/id"), asked.at("/createdAt")));
        assertThat(again.has(201).at("/id")).isEqualTo(asked.at("/id"));
        tooMuch.isProblem(409, "payout_beyond_available");
        assertThat(tooMuch.at("/available/amount")).isEqualTo("6000");
        world.call("/api/me/balance")
                .by(token)
                .get()
                .isJson(
                        200,
                        """
                        {
                          "items": [{
                            "currency": "XOF",
                            "available": {"amount": 6000, "currency": "XOF"},
                            "pending": {"amount": 0, "currency": "XOF"},
                            "paidOut": {"amount": 0, "currency": "XOF"}
                          }],
                          "nextCursor": null
                        }
                        """);
        assertThat(world.call("/api/me/payouts").by(token).get().at("/items/0/id"))
                .isEqualTo(asked.at("/id"));
    }

    @Test
    void says_what_stands_in_the_way() {
        var token = world.tokenOf(creator);

        var unready = ask(token, "key-1", 4_000);
        begin(token, BACK);
        world.payoutProvider().onboards("acct_" + creator.id(), FakePayoutGateway.BANK);
        world.looksAtPayoutAccounts();
        var early = ask(token, "key-2", 4_000);

        assertThat(unready.isProblem(409, "payout_account_not_ready").at("/state"))
                .isEqualTo("none");
        assertThat(early.isProblem(409, "payout_too_early").at("/from")).isNotEmpty();
        ask(token, "key-3", 0).isProblem(422, "validation_failed");
        world.call("/api/me/payouts")
                .by(token)
                .keyed("key-4")
                .post("{}")
                .isProblem(422, "validation_failed")
                .names("amount", "required");
    }

    @Test
    @Rule("P7")
    void wants_a_fresh_proof_before_money_moves_or_its_way_changes() {
        var token = world.tokenOf(creator);
        world.ports().clock().advance(Proof.FRESH);

        begin(token, BACK).isProblem(403, "step_up_required");
        ask(token, "key-1", 4_000).isProblem(403, "step_up_required");
    }

    @Test
    void lets_administrators_decide_about_large_ones() {
        isReady();
        has(xof(2_000_000));
        var large = ask(world.tokenOf(creator), "key-1", 600_000).has(201).at("/id");
        var other = ask(world.tokenOf(creator), "key-2", 700_000).has(201).at("/id");
        var admin = world.tokenOf(world.has(anAdmin()));

        var listed = list(admin, "?status=awaiting_approval");
        var approved = decide(admin, large, "approve");
        var again = decide(admin, large, "approve");
        var rejected =
                world.call("/api/admin/payouts/" + other + "/reject")
                        .by(admin)
                        .post("{\"reason\": \"Please call us\"}");

        assertThat(listed.has(200).json().at("/items")).hasSize(2);
        assertThat(listed.at("/items/0/ownerId")).isEqualTo(creator.id().toString());
        assertThat(approved.has(200).json().at("/awaitsApproval").asBoolean()).isFalse();
        again.isProblem(409, "payout_not_awaiting_approval");
        assertThat(rejected.has(200).at("/status")).isEqualTo("rejected");
        assertThat(rejected.at("/failure")).isEqualTo("Please call us");
        assertThat(list(admin, "?status=rejected").json().at("/items")).hasSize(1);
        list(admin, "?status=lost").isProblem(400, "invalid_parameter");
        list(world.tokenOf(creator), "").isProblem(403, "not_permitted");
        decide(admin, world.ports().ids().next().toString(), "approve").isProblem(404, "not_found");
    }

    private Answer begin(String token, String returnUrl) {
        return world.call("/api/me/payout-account")
                .by(token)
                .post("{\"returnUrl\": \"%s\"}".formatted(returnUrl));
    }

    private Answer ask(String token, String key, long francs) {
        return world.call("/api/me/payouts")
                .by(token)
                .keyed(key)
                .post("{\"amount\": {\"amount\": %d, \"currency\": \"XOF\"}}".formatted(francs));
    }

    private Answer list(String token, String query) {
        return world.call("/api/admin/payouts" + query).by(token).get();
    }

    private Answer decide(String token, String payout, String how) {
        return world.call("/api/admin/payouts/" + payout + "/" + how).by(token).post();
    }

    private void isReady() {
        begin(world.tokenOf(creator), BACK);
        world.payoutProvider().onboards("acct_" + creator.id(), FakePayoutGateway.BANK);
        world.looksAtPayoutAccounts();
        world.ports().clock().advance(Duration.ofDays(8));
    }

    private void has(Money amount) {
        var payment = world.has(aPayment().of(amount));
        var nothing = Money.zero(amount.currency());
        world.committed(() ->
                world.ports()
                        .ledger()
                        .book(
                                Bookings.income(
                                        new EntryId(world.ports().ids().next()),
                                        EntryKind.DONATION,
                                        payment,
                                        new Payee(
                                                Account.creatorAvailable(creator.id()),
                                                new Parting(amount, nothing)),
                                        nothing,
                                        world.ports().clock().instant())));
    }
}
