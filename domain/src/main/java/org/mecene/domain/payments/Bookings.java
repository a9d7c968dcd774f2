package org.mecene.domain.payments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentPurposes.Payee;
import org.mecene.domain.payments.PaymentPurposes.Release;

/// How money that moves is written into the books. The platform bears the provider's fee out of its
/// own share, so that a payee's part is known when the payer pays and does not change when the
/// provider settles (`docs/decisions/0003-double-entry-ledger.md`).
public final class Bookings {
    private Bookings() {}

    /// A payment came in for a payee.
    ///
    /// @param fee what the provider keeps of it
    public static JournalEntry income(
            EntryId id, EntryKind kind, Payment payment, Payee payee, Money fee, Instant at) {
        var gross = payment.amount();
        var share = payee.parting().share();
        return new JournalEntry(
                id,
                at,
                kind,
                payment.id().value(),
                List.of(
                        Posting.debit(Account.PROVIDER_CLEARING, gross.minus(fee)),
                        Posting.debit(Account.PROVIDER_FEES, fee),
                        Posting.credit(payee.account(), gross.minus(share)),
                        Posting.credit(Account.PLATFORM_FEES, share)));
    }

    /// What a dispute is booked under: an id that follows from the provider's name for it, because
    /// a payment may be disputed more than once (rules.md M10, M17).
    public static UUID causeOfDispute(String disputeRef) {
        return UUID.nameUUIDFromBytes(("dispute:" + disputeRef).getBytes(StandardCharsets.UTF_8));
    }

    /// A payer's bank took money back: it left the provider's account, with the provider's fee for
    /// it, which the platform bears until the complaint is decided.
    ///
    /// @param dispute what it is booked under
    public static JournalEntry fundsWithdrawn(
            EntryId id, UUID dispute, Money amount, Money fee, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.DISPUTE_OPENED,
                dispute,
                List.of(
                        Posting.credit(Account.PROVIDER_CLEARING, amount.plus(fee)),
                        Posting.debit(Account.DISPUTES, amount),
                        Posting.debit(Account.PROVIDER_FEES, fee)));
    }

    /// The bank gave back what it had taken, and the provider a part of its fee, or nothing.
    public static JournalEntry fundsReinstated(
            EntryId id, UUID dispute, Money amount, Money fee, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.DISPUTE_WON,
                dispute,
                List.of(
                        Posting.debit(Account.PROVIDER_CLEARING, amount.plus(fee)),
                        Posting.credit(Account.DISPUTES, amount),
                        Posting.credit(Account.PROVIDER_FEES, fee)));
    }

    /// The bank keeps what it took. The payee bears its part of the payment and the platform its
    /// own, as if it had been given back; what the bank took beyond the payment, because rates
    /// moved, nobody can be asked for (rules.md M10, P11).
    ///
    /// @param payment as it was before
    /// @param taken what the bank took on this complaint
    public static JournalEntry disputeLost(
            EntryId id, UUID dispute, Payment payment, Money taken, Payee payee, Instant at) {
        var before = payment.gone();
        var left = payment.amount().minus(before);
        var borne = taken.isLessThan(left) ? taken : left;
        var parting = payee.parting();
        return new JournalEntry(
                id,
                at,
                EntryKind.DISPUTE_LOST,
                dispute,
                List.of(
                        Posting.credit(Account.DISPUTES, taken),
                        Posting.debit(payee.account(), parting.ofPayee(before, borne)),
                        Posting.debit(Account.PLATFORM_FEES, parting.ofShare(before, borne)),
                        Posting.debit(Account.WRITE_OFFS, taken.minus(borne))));
    }

    /// The provider kept more of a payment than it had said, or less (rules.md M8). The platform
    /// bears the difference, as it bears the fee.
    ///
    /// @param more below zero for less
    public static JournalEntry feeCorrected(EntryId id, Payment payment, Money more, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.FEE_CORRECTION,
                payment.id().value(),
                List.of(
                        Posting.debit(Account.PROVIDER_FEES, more),
                        Posting.credit(Account.PROVIDER_CLEARING, more)));
    }

    /// What is left of a payee's part of a payment may be paid out.
    public static JournalEntry released(
            EntryId id, Payment payment, Release.To way, Money left, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.RELEASE,
                payment.id().value(),
                List.of(Posting.debit(way.held(), left), Posting.credit(way.available(), left)));
    }

    /// Money is reserved for a payout.
    ///
    /// @param payout our id for it
    public static JournalEntry payoutReserved(
            EntryId id, UUID payout, Account payee, Money amount, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.PAYOUT,
                payout,
                List.of(
                        Posting.debit(payee, amount),
                        Posting.credit(Account.PAYOUTS_IN_TRANSIT, amount)));
    }

    /// It reached a bank, and is at the provider no more.
    public static JournalEntry payoutPaid(EntryId id, UUID payout, Money amount, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.PAYOUT_PAID,
                payout,
                List.of(
                        Posting.debit(Account.PAYOUTS_IN_TRANSIT, amount),
                        Posting.credit(Account.PROVIDER_CLEARING, amount)));
    }

    /// It is the payee's again.
    ///
    /// @param from where it is: with the provider again when it had reached a bank, and otherwise
    ///   on its way still
    public static JournalEntry payoutReturned(
            EntryId id, UUID payout, Account payee, Posting from, Instant at) {
        return new JournalEntry(
                id,
                at,
                EntryKind.PAYOUT_RETURNED,
                payout,
                List.of(from, Posting.credit(payee, from.amount())));
    }

    /// A part of a payment went back. Payee and platform give back their parts of it; the
    /// provider's fee stays with the provider, and so with the platform, who bore it (rules.md
    /// M13).
    ///
    /// @param before what had gone back before, in all
    public static JournalEntry refund(
            EntryId id, Refund refund, Payee payee, Money before, Instant at) {
        var parting = payee.parting();
        return new JournalEntry(
                id,
                at,
                EntryKind.REFUND,
                refund.id().value(),
                List.of(
                        Posting.credit(Account.PROVIDER_CLEARING, refund.amount()),
                        Posting.debit(payee.account(), parting.ofPayee(before, refund.amount())),
                        Posting.debit(
                                Account.PLATFORM_FEES, parting.ofShare(before, refund.amount()))));
    }

    /// What went back came back.
    ///
    /// @param after what has gone back of the payment without it, in all
    public static JournalEntry refundFailed(
            EntryId id, Refund refund, Payee payee, Money after, Instant at) {
        var parting = payee.parting();
        return new JournalEntry(
                id,
                at,
                EntryKind.REFUND_FAILED,
                refund.id().value(),
                List.of(
                        Posting.debit(Account.PROVIDER_CLEARING, refund.amount()),
                        Posting.credit(payee.account(), parting.ofPayee(after, refund.amount())),
                        Posting.credit(
                                Account.PLATFORM_FEES, parting.ofShare(after, refund.amount()))));
    }
}
