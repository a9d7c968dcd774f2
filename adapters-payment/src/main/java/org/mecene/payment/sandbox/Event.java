package org.mecene.payment.sandbox;

import org.jspecify.annotations.Nullable;
import org.mecene.payment.sandbox.Accounts.Account;
import org.mecene.payment.sandbox.EventObject.AccountObject;
import org.mecene.payment.sandbox.EventObject.DisputeObject;
import org.mecene.payment.sandbox.EventObject.InvoiceObject;
import org.mecene.payment.sandbox.EventObject.Metadata;
import org.mecene.payment.sandbox.EventObject.PaymentObject;
import org.mecene.payment.sandbox.EventObject.PayoutObject;
import org.mecene.payment.sandbox.EventObject.RefundObject;
import org.mecene.payment.sandbox.EventObject.SetupObject;
import org.mecene.payment.sandbox.EventObject.SubscriptionObject;

/// Something that is to be told.
///
/// @param subject the subscription that it is about, or the payment that belongs to none: those of
///   one subject are sent one after the other where nothing fails
record Event(EventKind kind, String subject, EventObject object) {
    static Event of(EventKind kind, Recurring recurring) {
        return new Event(kind, recurring.ref(), SubscriptionObject.of(recurring));
    }

    static Event of(EventKind kind, Invoice invoice, Intent intent, Recurring recurring) {
        return new Event(kind, recurring.ref(), InvoiceObject.of(invoice, intent, recurring));
    }

    /// @param recurring whose payment it is; null for one that Mecene asked for
    static Event of(EventKind kind, Intent intent, Charge charge, @Nullable Recurring recurring) {
        return new Event(
                kind,
                recurring == null ? intent.ref() : recurring.ref(),
                PaymentObject.of(intent, charge.triedInVain(), metadata(intent, recurring)));
    }

    static Event of(EventKind kind, Dispute dispute, Intent intent, @Nullable Recurring recurring) {
        return new Event(
                kind,
                recurring == null ? intent.ref() : recurring.ref(),
                new DisputeObject(
                        dispute.ref(),
                        dispute.payment(),
                        dispute.amount().minor(),
                        dispute.amount().currency().getCurrencyCode(),
                        dispute.fee().minor(),
                        metadata(intent, recurring)));
    }

    static Event of(EventKind kind, Refund refund, Intent intent) {
        return new Event(kind, intent.ref(), RefundObject.of(refund));
    }

    static Event of(EventKind kind, Setup setup, Charge charge, Recurring recurring) {
        return new Event(
                kind,
                recurring.ref(),
                new SetupObject(
                        setup.ref(),
                        setup.status().wire(),
                        setup.subscription(),
                        charge.decline(),
                        charge.triedInVain(),
                        Metadata.of(recurring)));
    }

    static Event of(EventKind kind, Account account) {
        return new Event(kind, account.ref(), new AccountObject(account.ref()));
    }

    static Event of(EventKind kind, Payout payout) {
        return new Event(
                kind,
                payout.account(),
                new PayoutObject(payout.ref(), payout.payout(), payout.account()));
    }

    private static Metadata metadata(Intent intent, @Nullable Recurring recurring) {
        return recurring == null ? new Metadata(intent.payment(), null) : Metadata.of(recurring);
    }
}
