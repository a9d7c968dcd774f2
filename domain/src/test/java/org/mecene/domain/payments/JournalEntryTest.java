package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.money.Money;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

@Rule("M11")
final class JournalEntryTest {
    private final SequentialIds ids = new SequentialIds();
    private final Account held = Account.campaignHeld(ids.next());

    @Test
    void sums_to_zero() {
        var entry =
                entry(
                        Posting.debit(Account.PROVIDER_CLEARING, xof(100)),
                        Posting.credit(held, xof(95)),
                        Posting.credit(Account.PLATFORM_FEES, xof(5)));

        assertThat(entry.postings())
                .extracting(Posting::amount)
                .containsExactly(xof(100), xof(-95), xof(-5));
    }

    @Test
    void cannot_be_built_when_it_does_not() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        entry(
                                Posting.debit(Account.PROVIDER_CLEARING, xof(100)),
                                Posting.credit(held, xof(99))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        entry(
                                Posting.debit(Account.PROVIDER_CLEARING, xof(100)),
                                Posting.debit(held, xof(100))));
    }

    @Test
    @Rule("M9")
    void sums_to_zero_in_every_currency() {
        var entry =
                entry(
                        Posting.debit(Account.PROVIDER_CLEARING, xof(100)),
                        Posting.credit(held, xof(100)),
                        Posting.debit(Account.PROVIDER_CLEARING, eur(7)),
                        Posting.credit(held, eur(7)));

        assertThat(entry.postings()).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        entry(
                                Posting.debit(Account.PROVIDER_CLEARING, xof(100)),
                                Posting.credit(held, eur(100))));
    }

    @Test
    void drops_postings_of_nothing_and_has_two_others() {
        assertThatIllegalArgumentException().isThrownBy(this::entry);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        entry(
                                Posting.debit(Account.PROVIDER_CLEARING, xof(0)),
                                Posting.credit(held, xof(0))));
        assertThat(
                        entry(
                                        Posting.debit(Account.PROVIDER_CLEARING, xof(1)),
                                        Posting.debit(Account.PROVIDER_FEES, xof(0)),
                                        Posting.credit(held, xof(1)))
                                .postings())
                .hasSize(2);
    }

    @Test
    void refuses_sums_that_overflow() {
        var huge = new Money(Long.MAX_VALUE, xof(0).currency());

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        entry(
                                Posting.debit(Account.PROVIDER_CLEARING, huge),
                                Posting.debit(Account.DISPUTES, huge),
                                Posting.debit(held, xof(2))));
    }

    private JournalEntry entry(Posting... postings) {
        return new JournalEntry(
                new EntryId(ids.next()),
                TestClock.START,
                EntryKind.DONATION,
                ids.next(),
                List.of(postings));
    }
}
