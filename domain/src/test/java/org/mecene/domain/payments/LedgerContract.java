package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.domain.payments.Ledger.Unclaimed;
import org.mecene.domain.payments.PaymentPurposes.Payee;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// What every [Ledger] promises. Accounts of which there is one in all may hold what other tests
/// booked, so these look at differences.
@Rule("M11")
public interface LedgerContract extends Fixture {
    int BOOKINGS_OF_EACH = 25;

    @Test
    default void holds_what_was_booked() {
        var held = campaignAccount();
        var clearing = balance(Account.PROVIDER_CLEARING, "XOF");
        var fees = balance(Account.PLATFORM_FEES, "XOF");

        var isNew = book(income(has(aPayment().of(xof(5_000))), held, xof(250), xof(100)));

        assertThat(isNew).isTrue();
        assertThat(balance(held, "XOF")).isEqualTo(xof(-4_750));
        assertThat(balance(Account.PROVIDER_CLEARING, "XOF").minus(clearing)).isEqualTo(xof(4_900));
        assertThat(balance(Account.PLATFORM_FEES, "XOF").minus(fees)).isEqualTo(xof(-250));
    }

    @Test
    default void holds_nothing_where_nothing_was_booked() {
        assertThat(balance(campaignAccount(), "XOF")).isEqualTo(xof(0));
    }

    @Test
    default void takes_no_entry_that_does_not_sum_to_zero() {
        var held = campaignAccount();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> book(entry(EntryKind.DONATION, posting(held, 1), posting(held, 1))));
        assertThat(balance(held, "XOF")).isEqualTo(xof(0));
        assertThat(ports().ledger().audit().differences()).isEmpty();
    }

    @Test
    @Rule("W3")
    default void books_one_cause_once_for_each_kind() {
        var payment = has(aPayment().of(xof(5_000)));
        var held = campaignAccount();
        book(income(payment, held, xof(250), xof(0)));
        var entries = ports().ledger().audit().entries();

        var again = book(income(payment, held, xof(300), xof(10)));
        var ofOtherKind =
                book(
                        Bookings.fundsWithdrawn(
                                newEntryId(),
                                payment.id().value(),
                                xof(5_000),
                                xof(1_500),
                                ports().clock().instant()));

        assertThat(again).isFalse();
        assertThat(ofOtherKind).isTrue();
        assertThat(balance(held, "XOF")).isEqualTo(xof(-4_750));
        assertThat(ports().ledger().audit().entries()).isEqualTo(entries + 1);
    }

    @Test
    @Rule("W3")
    default void books_one_of_many_entries_for_one_cause_at_once() {
        var payment = has(aPayment().of(xof(5_000)));
        var held = campaignAccount();

        var results = Race.of(() -> book(income(payment, held, xof(250), xof(0))));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
        assertThat(balance(held, "XOF")).isEqualTo(xof(-4_750));
    }

    @Test
    default void balances_are_the_sum_of_many_bookings_at_once() {
        var held = campaignAccount();
        var creator = Account.creatorPending(new UserId(ports().ids().next()));
        var payment = aPayment().of(xof(1_000));

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            for (var count = 0; count < BOOKINGS_OF_EACH; count++) {
                                var account = (runner + count) % 2 == 0 ? held : creator;
                                book(income(has(payment), account, xof(50), xof(20)));
                            }
                            return true;
                        });

        var half = Race.RUNNERS * BOOKINGS_OF_EACH / 2;
        assertThat(balance(held, "XOF")).isEqualTo(xof(-950L * half));
        assertThat(balance(creator, "XOF")).isEqualTo(xof(-950L * half));
        assertThat(ports().ledger().audit().differences()).isEmpty();
    }

    @Test
    default void two_ways_between_two_accounts_do_not_block_each_other() {
        var one = campaignAccount();
        var other = campaignAccount();

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            var from = runner % 2 == 0 ? one : other;
                            var to = runner % 2 == 0 ? other : one;
                            for (var count = 0; count < BOOKINGS_OF_EACH; count++) {
                                book(entry(EntryKind.DONATION, posting(from, -5), posting(to, 5)));
                            }
                            return true;
                        });

        assertThat(balance(one, "XOF")).isEqualTo(xof(0));
        assertThat(balance(other, "XOF")).isEqualTo(xof(0));
    }

    @Test
    default void books_nothing_when_the_transaction_is_rolled_back() {
        var payment = has(aPayment().of(xof(5_000)));
        var held = campaignAccount();

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().ledger().book(income(payment, held, xof(250), xof(0)));
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(balance(held, "XOF")).isEqualTo(xof(0));
        assertThat(book(income(payment, held, xof(250), xof(0)))).isTrue();
    }

    @Test
    default void takes_a_mistake_back_by_another_entry() {
        var held = campaignAccount();
        book(entry(EntryKind.DONATION, posting(held, -700), posting(Account.DISPUTES, 700)));
        var entries = ports().ledger().audit().entries();

        book(entry(EntryKind.DONATION, posting(held, 700), posting(Account.DISPUTES, -700)));

        assertThat(balance(held, "XOF")).isEqualTo(xof(0));
        assertThat(ports().ledger().audit().entries()).isEqualTo(entries + 1);
    }

    @Test
    @Rule("M9")
    default void keeps_currencies_apart() {
        var held = campaignAccount();
        book(income(has(aPayment().of(xof(5_000))), held, xof(250), xof(0)));
        book(income(has(aPayment().of(eur(5_000))), held, eur(250), eur(0)));

        assertThat(balance(held, "XOF")).isEqualTo(xof(-4_750));
        assertThat(balance(held, "EUR")).isEqualTo(eur(-4_750));
        assertThat(balance(held, "USD")).isEqualTo(Money.of(0, "USD"));
    }

    @Test
    @Rule("M1")
    default void counts_in_the_smallest_unit_of_every_currency() {
        var held = campaignAccount();
        List.of(Money.of(1, "XOF"), Money.of(1, "JPY"), Money.of(1, "EUR"), Money.of(1, "TND"))
                .forEach(one -> {
                    var none = Money.zero(one.currency());
                    book(income(has(aPayment().of(one)), held, none, none));
                });

        assertThat(balance(held, "XOF")).isEqualTo(Money.of(-1, "XOF"));
        assertThat(balance(held, "JPY")).isEqualTo(Money.of(-1, "JPY"));
        assertThat(balance(held, "EUR")).isEqualTo(Money.of(-1, "EUR"));
        assertThat(balance(held, "TND")).isEqualTo(Money.of(-1, "TND"));
    }

    @Test
    @Rule("M6")
    default void loses_nothing_when_odd_amounts_are_split() {
        var held = campaignAccount();
        var platform = balance(Account.PLATFORM_FEES, "XOF");
        var clearing = balance(Account.PROVIDER_CLEARING, "XOF");
        var random = new SplittableRandom(20_261_121);
        var sum = xof(0);
        for (var count = 0; count < BOOKINGS_OF_EACH; count++) {
            var amount = xof(random.nextInt(1, 100_000));
            var share = new BasisPoints(333).shareOf(amount);
            book(income(has(aPayment().of(amount)), held, share, xof(0)));
            sum = sum.plus(amount);
        }

        var kept = balance(Account.PLATFORM_FEES, "XOF").minus(platform);
        assertThat(balance(held, "XOF").plus(kept)).isEqualTo(sum.negated());
        assertThat(balance(Account.PROVIDER_CLEARING, "XOF").minus(clearing)).isEqualTo(sum);
    }

    @Test
    default void holds_large_amounts_to_the_unit() {
        var held = campaignAccount();
        var huge = xof(9_000_000_000_000_001L);

        book(income(has(aPayment().of(huge)), held, xof(1), xof(0)));

        assertThat(balance(held, "XOF")).isEqualTo(xof(-9_000_000_000_000_000L));
    }

    @Test
    default void finds_what_a_cause_was_booked_as() {
        var payment = has(aPayment().of(xof(5_000)));
        var entry = income(payment, campaignAccount(), xof(250), xof(10));
        book(entry);

        var found = ports().ledger().find(entry.kind(), payment.id().value());

        assertThat(found).contains(entry);
        assertThat(ports().ledger().find(EntryKind.RELEASE, payment.id().value())).isEmpty();
    }

    @Test
    @Rule("P5")
    default void lets_one_after_the_other_take_from_a_balance() {
        var account = Account.creatorAvailable(new UserId(ports().ids().next()));
        book(income(has(aPayment().of(xof(1_000))), account, xof(0), xof(0)));
        book(income(has(aPayment().of(xof(500))), account, xof(0), xof(0)));

        var results = Race.of(() -> takes(account, xof(400)));

        assertThat(results.values().stream().filter(taken -> taken)).hasSize(3);
        assertThat(balance(account, "XOF")).isEqualTo(xof(-300));
    }

    private boolean takes(Account account, Money amount) {
        return inTransaction(() -> {
            var held = ports().ledger().balanceForUpdate(account, amount.currency()).negated();
            if (held.isLessThan(amount)) {
                return false;
            }
            return ports().ledger()
                    .book(
                            Bookings.payoutReserved(
                                    newEntryId(),
                                    ports().ids().next(),
                                    account,
                                    amount,
                                    ports().clock().instant()));
        });
    }

    @Test
    default void lists_what_payments_brought_in() {
        var first = has(aPayment().of(xof(5_000)).paidAs(freshRef()));
        var second = has(aPayment().of(eur(999)).paidAs(freshRef()));
        var unbooked = has(aPayment().of(xof(100)).paidAs(freshRef()));
        var before = ports().ledger().countPayments();
        book(income(first, campaignAccount(), xof(250), xof(100)));
        book(income(second, campaignAccount(), eur(50), eur(0)));
        book(
                Bookings.fundsWithdrawn(
                        newEntryId(),
                        first.id().value(),
                        xof(5_000),
                        xof(0),
                        ports().clock().instant()));

        var booked =
                ports().ledger()
                        .bookedPayments(
                                List.of(ref(first), ref(unbooked), ref(second), freshRef()));

        assertThat(booked)
                .containsExactlyInAnyOrder(
                        new BookedPayment(ref(first), xof(5_000), xof(0)),
                        new BookedPayment(ref(second), eur(999), eur(0)));
        assertThat(ports().ledger().countPayments()).isEqualTo(before + 2);
        assertThat(ports().ledger().bookedPayments(List.of())).isEmpty();
    }

    @Test
    default void tells_owners_what_they_hold_and_why() {
        var creator = ports().ids().next();
        var campaign = ports().ids().next();
        var pending = Account.creatorPending(new UserId(creator));
        var held = Account.campaignHeld(campaign);
        var first = income(has(aPayment().of(xof(1_000))), pending, xof(100), xof(0));
        var second = income(has(aPayment().of(xof(2_000))), held, xof(0), xof(0));
        var third = income(has(aPayment().of(eur(500))), pending, eur(0), eur(0));
        List.of(first, second, third)
                .forEach(entry -> {
                    ports().clock().advance(Duration.ofSeconds(1));
                    book(
                            new JournalEntry(
                                    entry.id(),
                                    ports().clock().instant(),
                                    entry.kind(),
                                    entry.cause(),
                                    entry.postings()));
                });
        var owners = List.of(creator, campaign);

        var page = ports().ledger().statement(owners, PageRequest.first(2));
        var rest = ports().ledger().statement(owners, new PageRequest(2, page.next()));

        assertThat(ports().ledger().balances(owners))
                .containsExactlyInAnyOrder(
                        new Ledger.Held(AccountKind.CREATOR_PENDING, xof(-900)),
                        new Ledger.Held(AccountKind.CREATOR_PENDING, eur(-500)),
                        new Ledger.Held(AccountKind.CAMPAIGN_HELD, xof(-2_000)));
        assertThat(page.items())
                .extracting(Ledger.Line::amount)
                .containsExactly(eur(500), xof(2_000));
        assertThat(rest.items()).extracting(Ledger.Line::amount).containsExactly(xof(900));
        assertThat(rest.next()).isNull();
        assertThat(ports().ledger().balances(List.of())).isEmpty();
        assertThat(ports().ledger().isBooked(first.kind(), first.cause())).isTrue();
        assertThat(ports().ledger().isBooked(EntryKind.REFUND, first.cause())).isFalse();
    }

    @Test
    default void names_what_rests_with_nobody() {
        var owner = has(aUser());
        var available = Account.creatorAvailable(owner.id());
        var entry = income(has(aPayment().of(xof(1_000))), available, xof(100), xof(0));
        book(entry);
        var debtor = has(aUser());
        var below =
                entry(
                        EntryKind.REFUND,
                        new Posting(Account.creatorAvailable(debtor.id()), eur(70)),
                        new Posting(Account.PROVIDER_CLEARING, eur(-70)));
        book(below);
        var before = ports().ledger().unclaimed(1_000);

        erase(owner);
        erase(debtor);

        assertThat(before).extracting(Unclaimed::account).doesNotContain(available);
        assertThat(ports().ledger().unclaimed(1_000))
                .contains(
                        new Unclaimed(available, xof(900)),
                        new Unclaimed(Account.creatorAvailable(debtor.id()), eur(-70)));
        assertThat(ports().ledger().unclaimed(1)).hasSize(1);
    }

    private void erase(User user) {
        committed(() -> ports().users().save(user.withStatus(User.Status.ERASED)));
    }

    /// Payouts and what was booked of them are held against each other.
    @Test
    @Rule("P5")
    default void finds_a_payout_that_is_not_what_was_booked() {
        var owner = has(aUser());
        var asked = new Payout.Asked(xof(700), "acct", false, null);
        var payout =
                Payout.ask(
                        new PayoutId(ports().ids().next()),
                        owner.id(),
                        asked,
                        ports().clock().instant());
        committed(() -> ports().payouts().add(payout));
        var unbooked = ports().ledger().audit().differences();

        book(
                Bookings.payoutReserved(
                        newEntryId(),
                        payout.id().value(),
                        Account.creatorAvailable(owner.id()),
                        xof(700),
                        ports().clock().instant()));

        assertThat(unbooked).anyMatch(found -> found.contains(payout.id().toString()));
        assertThat(ports().ledger().audit().differences()).isEmpty();
    }

    @Test
    default void books_nothing_outside_a_transaction() {
        var entry = income(has(aPayment()), campaignAccount(), xof(0), xof(0));

        assertThatIllegalStateException().isThrownBy(() -> ports().ledger().book(entry));
    }

    private JournalEntry income(Payment payment, Account account, Money share, Money fee) {
        return Bookings.income(
                newEntryId(),
                EntryKind.DONATION,
                payment,
                new Payee(account, new Parting(payment.amount(), share)),
                fee,
                ports().clock().instant());
    }

    private JournalEntry entry(EntryKind kind, Posting... postings) {
        UUID cause = ports().ids().next();
        return new JournalEntry(
                newEntryId(), ports().clock().instant(), kind, cause, List.of(postings));
    }

    private static Posting posting(Account account, long minor) {
        return new Posting(account, xof(minor));
    }

    private boolean book(JournalEntry entry) {
        return inTransaction(() -> ports().ledger().book(entry));
    }

    private Money balance(Account account, String currency) {
        return ports().ledger().balance(account, Currency.getInstance(currency));
    }

    private Account campaignAccount() {
        return Account.campaignHeld(ports().ids().next());
    }

    private EntryId newEntryId() {
        return new EntryId(ports().ids().next());
    }

    private String freshRef() {
        return "pi_" + ports().ids().next();
    }

    private static String ref(Payment payment) {
        var ref = payment.state().providerRef();
        return ref == null ? "" : ref;
    }
}
