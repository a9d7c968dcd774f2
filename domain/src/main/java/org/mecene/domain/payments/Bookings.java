package org.mecene.domain.payments;

import java.time.Instant;
import java.util.List;
import org.mecene.domain.money.Money;

/// How money that moves is written into the books. The platform bears the provider's fee out of its
/// own share, so that a payee's part is known when the payer pays and does not change when the
/// provider settles (`docs/decisions/0003-double-entry-ledger.md`).
public final class Bookings {
    private Bookings() {}

    /// A payment came in for a beneficiary.
    ///
    /// @param share what the platform keeps of it
    /// @param fee what the provider keeps of it
    public static JournalEntry income(
            EntryId id,
            EntryKind kind,
            Payment payment,
            Account beneficiary,
            Money share,
            Money fee,
            Instant at) {
        var gross = payment.amount();
        return new JournalEntry(
                id,
                at,
                kind,
                payment.id().value(),
                List.of(
                        Posting.debit(Account.PROVIDER_CLEARING, gross.minus(fee)),
                        Posting.debit(Account.PROVIDER_FEES, fee),
                        Posting.credit(beneficiary, gross.minus(share)),
                        Posting.credit(Account.PLATFORM_FEES, share)));
    }

    /// A payer's bank took money back: it left the provider's account, with the provider's fee for
    /// it, which the platform bears until the complaint is decided.
    public static JournalEntry fundsWithdrawn(
            EntryId id, Payment payment, Money amount, Money fee, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.DISPUTE_OPENED,
                payment.id().value(),
                List.of(
                        Posting.credit(Account.PROVIDER_CLEARING, amount.plus(fee)),
                        Posting.debit(Account.DISPUTES, amount),
                        Posting.debit(Account.PROVIDER_FEES, fee)));
    }
}
