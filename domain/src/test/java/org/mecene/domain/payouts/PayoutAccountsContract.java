package org.mecene.domain.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Country;

/// What every [PayoutAccounts] promises.
public interface PayoutAccountsContract extends Fixture {
    AccountStanding READY =
            new AccountStanding(
                    true,
                    true,
                    true,
                    List.of("later.document", "another"),
                    new Country("FR"),
                    Currency.getInstance("EUR"),
                    "bank 1");

    @Test
    default void keeps_an_account_through_its_states() {
        var account = added();
        assertThat(found(account)).isEqualTo(account);

        saved(account.knownAs(refOf(account)));
        saved(found(account).told(READY, Duration.ofDays(7), now()));

        var stored = found(account);
        assertThat(stored.standing()).isEqualTo(READY);
        assertThat(stored.readySince()).isEqualTo(now());
        assertThat(stored.heldUntil()).isEqualTo(now().plus(Duration.ofDays(7)));
        assertThat(stored.version()).isEqualTo(2);
        assertThat(ports().payoutAccounts().findByRef(refOf(account))).contains(stored);
        assertThat(inTransaction(() -> ports().payoutAccounts().findForUpdate(account.owner())))
                .contains(stored);
    }

    @Test
    default void keeps_a_standing_of_which_nothing_is_known() {
        var account = added();
        var empty = new AccountStanding(false, false, false, List.of(), null, null, null);

        saved(account.told(empty, Duration.ofDays(7), now()));

        assertThat(found(account).standing()).isEqualTo(empty);
        assertThat(found(account).readySince()).isNull();
    }

    @Test
    @Rule("W11")
    default void opens_one_for_a_person_of_many_at_once() {
        var owner = has(aUser()).id();

        var results =
                Race.of(() ->
                        inTransaction(() ->
                                ports().payoutAccounts().add(PayoutAccount.open(owner, now()))));

        assertThat(results.values()).containsOnlyOnce(true);
    }

    @Test
    default void refuses_a_change_of_what_was_changed_meanwhile() {
        var account = added();
        saved(account.knownAs(refOf(account)));

        var refusal = refusalOf(() -> saved(account.knownAs(refOf(account))));

        assertThat(refusal).isEqualTo(new ChangedMeanwhile(Thing.PAYOUT_ACCOUNT));
    }

    @Test
    @Rule("P9")
    default void knows_for_whom_nothing_more_is_sold() {
        var account = added();
        var never = has(aUser()).id();
        saved(account.knownAs(refOf(account)));
        saved(found(account).told(READY, Duration.ZERO, now()));
        assertThat(isStopped(account.owner())).isFalse();

        var closed =
                new AccountStanding(true, false, true, List.of(), null, null, READY.destination());
        saved(found(account).told(closed, Duration.ZERO, now()));

        assertThat(isStopped(account.owner())).isTrue();
        assertThat(isStopped(never)).isFalse();
    }

    @Test
    @Rule({"W2", "W4"})
    default void is_looked_at_once_and_again_when_it_is_spoken_of_meanwhile() {
        var account = added();
        saved(account.knownAs(refOf(account)));
        var until = now().plusSeconds(60);
        lookAt(account);

        assertThat(claim(now(), until)).contains(account.owner());
        assertThat(claim(now(), until)).doesNotContain(account.owner());
        lookAt(account);
        committed(() -> ports().payoutAccounts().looked(account.owner(), until));
        assertThat(claim(now(), until)).contains(account.owner());
        committed(() -> ports().payoutAccounts().looked(account.owner(), until));
        assertThat(claim(until, until.plusSeconds(60))).doesNotContain(account.owner());
    }

    private void lookAt(PayoutAccount account) {
        committed(() -> ports().payoutAccounts().lookAt(refOf(account), now()));
    }

    private List<UserId> claim(Instant now, Instant until) {
        return inTransaction(() -> ports().payoutAccounts().claim(now, until, 10_000)).stream()
                .map(PayoutAccount::owner)
                .toList();
    }

    private boolean isStopped(UserId owner) {
        return ports().payoutAccounts().isStopped(owner);
    }

    private PayoutAccount added() {
        var account = PayoutAccount.open(has(aUser()).id(), now());
        committed(() -> ports().payoutAccounts().add(account));
        return account;
    }

    private void saved(PayoutAccount account) {
        committed(() -> ports().payoutAccounts().save(account));
    }

    private PayoutAccount found(PayoutAccount account) {
        return ports().payoutAccounts().find(account.owner()).orElseThrow();
    }

    private static String refOf(PayoutAccount account) {
        return "acct_" + account.owner();
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
