package org.mecene.domain.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;

/// What every [Payouts] promises.
public interface PayoutsContract extends Fixture {
    @Test
    default void keeps_a_payout_through_its_states() {
        var admin = has(aUser()).id();
        var payout = added(has(aUser()).id(), xof(5_000), true, "key 1");
        assertThat(found(payout)).isEqualTo(payout);

        saved(found(payout).approved(admin));
        saved(found(payout).begun(now()));
        saved(found(payout).sent("po_" + payout.id()));
        saved(found(payout).paid("po_" + payout.id(), now()));
        saved(found(payout).failed("account_closed", now()));

        var stored = found(payout);
        assertThat(stored.version()).isEqualTo(5);
        assertThat(stored.state())
                .isEqualTo(
                        new Payout.State(
                                PayoutStatus.FAILED,
                                admin,
                                now(),
                                "po_" + payout.id(),
                                "account_closed",
                                now()));
        assertThat(inTransaction(() -> ports().payouts().findForUpdate(payout.id())))
                .contains(stored);
        assertThat(ports().payouts().ofAny(List.of(payout.id()))).containsExactly(stored);
        assertThat(ports().payouts().ofAny(List.of())).isEmpty();
    }

    @Test
    default void refuses_a_change_of_what_was_changed_meanwhile() {
        var payout = added(has(aUser()).id(), xof(5_000), false, null);
        saved(payout.begun(now()));

        assertThat(refusalOf(() -> saved(payout.begun(now()))))
                .isEqualTo(new ChangedMeanwhile(Thing.PAYOUT));
    }

    @Test
    default void finds_what_was_asked_for_under_a_key() {
        var owner = has(aUser()).id();
        var payout = added(owner, xof(5_000), false, "key 2");
        added(owner, xof(5_000), false, null);

        assertThat(ports().payouts().findAsked(owner, "key 2")).contains(payout);
        assertThat(ports().payouts().findAsked(owner, "key 3")).isEmpty();
        assertThat(ports().payouts().findAsked(has(aUser()).id(), "key 2")).isEmpty();
    }

    @Test
    default void lists_newest_first_and_sums_what_arrived() {
        var owner = has(aUser()).id();
        var first = added(owner, xof(5_000), false, null);
        ports().clock().advance(Duration.ofSeconds(1));
        var second = added(owner, eur(700), true, null);
        var before = ports().payouts().countSent();
        saved(first.paid("po_" + first.id(), now()));

        var page = PageRequest.first(100);
        assertThat(ports().payouts().ofOwner(owner, page).items())
                .containsExactly(second, found(first));
        assertThat(listed(PayoutStatus.PAID, false)).contains(first.id());
        assertThat(listed(null, true)).contains(second.id()).doesNotContain(first.id());
        assertThat(listed(null, false)).contains(second.id(), first.id());
        assertThat(ports().payouts().paidOut(owner)).containsExactly(xof(5_000));
        assertThat(ports().payouts().countSent()).isEqualTo(before + 1);
    }

    @Test
    @Rule("P16")
    default void is_taken_by_one_worker_until_its_claim_ends() {
        var payout = added(has(aUser()).id(), xof(5_000), false, null);
        var until = now().plusSeconds(60);
        assertThat(claim(now(), until)).doesNotContain(payout.id());
        committed(() -> ports().payouts().lookAt(payout.id(), now()));

        assertThat(claim(now(), until)).contains(payout.id());
        assertThat(claim(now(), until)).doesNotContain(payout.id());
        assertThat(claim(until, until.plusSeconds(60))).contains(payout.id());
        committed(() -> ports().payouts().lookAt(payout.id(), null));
        assertThat(claim(until.plusSeconds(61), until.plusSeconds(99))).doesNotContain(payout.id());
    }

    private List<PayoutId> listed(@Nullable PayoutStatus status, boolean awaits) {
        var filter = new Payouts.Filter(status, awaits);
        return ports().payouts().list(filter, PageRequest.first(100)).items().stream()
                .map(Payout::id)
                .toList();
    }

    private List<PayoutId> claim(Instant now, Instant until) {
        return inTransaction(() -> ports().payouts().claim(now, until, 10_000)).stream()
                .map(Payout::id)
                .toList();
    }

    private Payout added(UserId owner, Money amount, boolean needsApproval, @Nullable String key) {
        var asked = new Payout.Asked(amount, "acct_1", needsApproval, key);
        var payout = Payout.ask(new PayoutId(ports().ids().next()), owner, asked, now());
        committed(() -> ports().payouts().add(payout));
        return payout;
    }

    private void saved(Payout payout) {
        committed(() -> ports().payouts().save(payout));
    }

    private Payout found(Payout payout) {
        return ports().payouts().find(payout.id()).orElseThrow();
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
