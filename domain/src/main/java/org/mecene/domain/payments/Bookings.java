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

    /// The bank gave back what it had taken, and the provider a part of its fee, or nothing.
    public static JournalEntry fundsReinstated(
            EntryId id, Payment payment, Money amount, Money fee, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.DISPUTE_WON,
                payment.id().value(),
                List.of(
                        Posting.debit(Account.PROVIDER_CLEARING, amount.plus(fee)),
                        Posting.credit(Account.DISPUTES, amount),
                        Posting.credit(Account.PROVIDER_FEES, fee)));
    }

    /// The bank keeps what it took. The payee bears its part of the payment and the platform its
    /// own, as if it had been given back; what the bank took beyond the payment, because rates
    /// moved, nobody can be asked for (rules.md M10, P11).
    public static JournalEntry disputeLost(
            EntryId id, Payment payment, Account payee, Parting parting, Instant at) {
        var taken = payment.state().withdrawn();
        if (taken == null) {
            throw new IllegalArgumentException("Nothing was taken of payment " + payment.id());
        }
        var before = payment.state().refunded();
        var left = payment.amount().minus(before);
        var borne = taken.isLessThan(left) ? taken : left;
        return new JournalEntry(
                id,
                at,
                EntryKind.DISPUTE_LOST,
                payment.id().value(),
                List.of(
                        Posting.credit(Account.DISPUTES, taken),
                        Posting.debit(payee, parting.ofPayee(before, borne)),
                        Posting.debit(Account.PLATFORM_FEES, parting.ofShare(before, borne)),
                        Posting.debit(Account.WRITE_OFFS, taken.minus(borne))));
    }

    /// A part of a payment went back. Payee and platform give back their parts of it; the
    /// provider's fee stays with the provider, and so with the platform, who bore it (rules.md
    /// M13).
    ///
    /// @param before what had gone back before, in all
    public static JournalEntry refund(
            EntryId id, Refund refund, Account payee, Parting parting, Money before, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.REFUND,
                refund.id().value(),
                List.of(
                        Posting.credit(Account.PROVIDER_CLEARING, refund.amount()),
                        Posting.debit(payee, parting.ofPayee(before, refund.amount())),
                        Posting.debit(
                                Account.PLATFORM_FEES, parting.ofShare(before, refund.amount()))));
    }

    /// What went back came back.
    ///
    /// @param after what has gone back of the payment without it, in all
    public static JournalEntry refundFailed(
            EntryId id, Refund refund, Account payee, Parting parting, Money after, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.REFUND_FAILED,
                refund.id().value(),
                List.of(
                        Posting.debit(Account.PROVIDER_CLEARING, refund.amount()),
                        Posting.credit(payee, parting.ofPayee(after, refund.amount())),
                        Posting.credit(
                                Account.PLATFORM_FEES, parting.ofShare(after, refund.amount()))));
    }
}
