package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;

import org.junit.jupiter.api.Test;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentPurposes.Payee;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

final class BookingsTest {
    private final SequentialIds ids = new SequentialIds();
    private final Account held = Account.campaignHeld(ids.next());

    private record Income(Money gross, BasisPoints share, Money fee) {}

    @Test
    void the_platform_bears_the_fee_of_the_provider() {
        var entry = income(new Income(xof(10_000), new BasisPoints(500), xof(300)));

        assertThat(entry.postings())
                .containsExactly(
                        Posting.debit(Account.PROVIDER_CLEARING, xof(9_700)),
                        Posting.debit(Account.PROVIDER_FEES, xof(300)),
                        Posting.credit(held, xof(9_500)),
                        Posting.credit(Account.PLATFORM_FEES, xof(500)));
    }

    @Test
    void is_caused_by_its_payment() {
        var payment = aPayment().build(new PaymentId(ids.next()), TestClock.START);

        var entry =
                Bookings.income(
                        new EntryId(ids.next()),
                        EntryKind.SUBSCRIPTION_PERIOD,
                        payment,
                        new Payee(held, new Parting(payment.amount(), xof(250))),
                        xof(0),
                        TestClock.START);

        assertThat(entry.cause()).isEqualTo(payment.id().value());
        assertThat(entry.kind()).isEqualTo(EntryKind.SUBSCRIPTION_PERIOD);
        assertThat(entry.at()).isEqualTo(TestClock.START);
    }

    @Test
    @Rule({"M6", "M11"})
    void every_income_sums_to_zero_and_pays_the_payee_the_rest() {
        Properties.forAll(
                20_000,
                random ->
                        new Income(
                                xof(random.nextLong(1, 1L << 50)),
                                new BasisPoints(random.nextInt(10_001)),
                                xof(random.nextLong(0, 1L << 50))),
                one -> {
                    var entry = income(one);
                    var payee =
                            entry.postings().stream()
                                    .filter(posting -> posting.account().equals(held))
                                    .mapToLong(posting -> posting.amount().minor())
                                    .sum();
                    var share = one.share().shareOf(one.gross()).minor();
                    assertThat(-payee + share).isEqualTo(one.gross().minor());
                });
    }

    @Test
    @Rule({"M18", "P11"})
    void money_that_was_taken_back_waits_for_the_decision() {
        var dispute = Bookings.causeOfDispute("dp_1");

        var entry =
                Bookings.fundsWithdrawn(
                        new EntryId(ids.next()), dispute, xof(5_100), xof(1_500), TestClock.START);

        assertThat(entry.kind()).isEqualTo(EntryKind.DISPUTE_OPENED);
        assertThat(entry.cause()).isNotEqualTo(Bookings.causeOfDispute("dp_2"));
        assertThat(entry.postings())
                .containsExactly(
                        Posting.credit(Account.PROVIDER_CLEARING, xof(6_600)),
                        Posting.debit(Account.DISPUTES, xof(5_100)),
                        Posting.debit(Account.PROVIDER_FEES, xof(1_500)));
    }

    private JournalEntry income(Income one) {
        var payment = aPayment().of(one.gross()).build(new PaymentId(ids.next()), TestClock.START);
        return Bookings.income(
                new EntryId(ids.next()),
                EntryKind.DONATION,
                payment,
                new Payee(held, new Parting(one.gross(), one.share().shareOf(one.gross()))),
                one.fee(),
                TestClock.START);
    }
}
