package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.SandboxProvider.Confirmation;

/// What happens to subscriptions: they begin, renew, fall behind and end, and each time it is told.
/// The caller has the subscription's row locked.
final class Billing {
    private final Recurrings recurrings;
    private final Invoices invoices;
    private final Intents intents;
    private final Setups setups;
    private final Till till;
    private final Disputes disputes;
    private final Events events;

    Billing(
            Recurrings recurrings,
            Invoices invoices,
            Intents intents,
            Setups setups,
            Till till,
            Disputes disputes,
            Events events) {
        this.recurrings = recurrings;
        this.invoices = invoices;
        this.intents = intents;
        this.setups = setups;
        this.till = till;
        this.disputes = disputes;
        this.events = events;
    }

    /// The payer pays the first period. Declined, the subscription stays as it was, and the payer
    /// may try again.
    Confirmation payFirst(Session session, Recurring recurring, Intent intent, Charge charge)
            throws SQLException {
        var bill = new Bill(recurring, invoices.find(session, recurring, 1).orElseThrow(), intent);
        var charged = till.charge(session, intent, recurring, charge);
        if (charge.decline() == null) {
            var started = recurring.started(charge.card(), charge.at());
            settle(session, new Bill(started, bill.invoice(), charged), charge);
        } else {
            markDeclined(session, new Bill(recurring, bill.invoice(), charged), charge.at());
        }
        return charge.confirmation();
    }

    /// The payer gives the card that is charged when the trial ends; the trial begins.
    Confirmation giveCard(Session session, Recurring recurring, Setup setup, Charge charge)
            throws SQLException {
        var at = charge.at();
        if (charge.decline() == null) {
            var given = setup.succeeded();
            setups.save(session, given);
            events.write(
                    session, Event.of(EventKind.SETUP_SUCCEEDED, given, charge, recurring), at);
            update(session, recurring.started(charge.card(), at), at);
        } else {
            var failed = Event.of(EventKind.SETUP_FAILED, setup, charge, recurring);
            events.write(session, failed, at);
        }
        return charge.confirmation();
    }

    /// Does the next thing that is due, at the time at which it was due, however late this comes: a
    /// real provider would have done it then.
    void runDue(Session session, Recurring recurring) throws SQLException {
        var at = recurring.standing().dueAt();
        if (at == null) {
            throw new IllegalStateException("Nothing is due at " + recurring.ref());
        }
        switch (recurring.state()) {
            case INCOMPLETE -> end(session, recurring, BillingState.INCOMPLETE_EXPIRED, at);
            case TRIALING, ACTIVE -> {
                if (recurring.standing().cancelAtPeriodEnd()) {
                    end(session, recurring, BillingState.CANCELED, at);
                } else {
                    renew(session, recurring.renewing(), at);
                }
            }
            case PAST_DUE -> {
                var period = recurring.standing().periods();
                var invoice = invoices.find(session, recurring, period).orElseThrow();
                var intent = intents.find(session, invoice).orElseThrow();
                collect(session, new Bill(recurring, invoice, intent), at);
            }
            case INCOMPLETE_EXPIRED, CANCELED, UNPAID, PAUSED ->
                    throw new IllegalStateException("Nothing falls due when " + recurring.state());
        }
    }

    /// Ends a subscription and gives up what it owes.
    void end(Session session, Recurring recurring, BillingState state, Instant at)
            throws SQLException {
        var ended = recurring.ended(state, at);
        recurrings.save(session, ended);
        intents.cancelOpen(session, ended.ref());
        invoices.voidOpen(session, ended.ref());
        setups.cancelOpen(session, ended.ref());
        events.write(session, Event.of(EventKind.SUBSCRIPTION_DELETED, ended), at);
    }

    /// Stores a changed subscription and tells of it.
    void update(Session session, Recurring changed, Instant at) throws SQLException {
        recurrings.save(session, changed);
        events.write(session, Event.of(EventKind.SUBSCRIPTION_UPDATED, changed), at);
    }

    /// Charges at once what a change of price costs for the rest of the running period.
    ///
    /// @param change Mecene's id of the change
    void chargeChange(
            Session session, Recurring changed, UUID change, Money cost, TestCard card, Instant at)
            throws SQLException {
        var invoice = invoices.open(session, changed, changed.standing().periods(), change, at);
        var intent = intents.openFor(session, invoice, cost, at);
        var charge = Charge.inAbsence(card, at);
        var charged = till.charge(session, intent, changed, charge);
        settle(session, new Bill(changed, invoice, charged), charge);
    }

    private void renew(Session session, Recurring renewing, Instant at) throws SQLException {
        var invoice = invoices.open(session, renewing, renewing.standing().periods(), at);
        var intent = intents.openFor(session, invoice, renewing.costOf(invoice.period()), at);
        collect(session, new Bill(renewing, invoice, intent), at);
    }

    private void collect(Session session, Bill bill, Instant at) throws SQLException {
        var recurring = bill.recurring();
        var card = recurring.standing().card();
        if (card == null) {
            throw new IllegalStateException(recurring.ref() + " runs without a card");
        }
        var charge = Charge.inAbsence(card, at);
        var charged = till.charge(session, bill.intent(), recurring, charge);
        if (charge.decline() == null) {
            settle(session, new Bill(recurring.paid(at), bill.invoice(), charged), charge);
        } else {
            var invoice = markDeclined(session, new Bill(recurring, bill.invoice(), charged), at);
            fallBehind(session, recurring, invoice.attempts(), at);
        }
    }

    private void settle(Session session, Bill paid, Charge charge) throws SQLException {
        var invoice = paid.invoice().paid();
        invoices.save(session, invoice);
        events.write(
                session,
                Event.of(EventKind.INVOICE_PAID, invoice, paid.intent(), paid.recurring()),
                charge.at());
        update(session, paid.recurring(), charge.at());
        disputes.takeBackIfDisputed(session, paid.intent(), paid.recurring(), charge);
    }

    private Invoice markDeclined(Session session, Bill unpaid, Instant at) throws SQLException {
        var invoice = unpaid.invoice().declined();
        invoices.save(session, invoice);
        events.write(
                session,
                Event.of(
                        EventKind.INVOICE_PAYMENT_FAILED,
                        invoice,
                        unpaid.intent(),
                        unpaid.recurring()),
                at);
        return invoice;
    }

    private void fallBehind(Session session, Recurring recurring, int attempts, Instant at)
            throws SQLException {
        if (recurring.isGivenUpAfter(attempts)) {
            end(session, recurring, BillingState.CANCELED, at);
        } else {
            update(session, recurring.declined(attempts, at), at);
        }
    }

    private record Bill(Recurring recurring, Invoice invoice, Intent intent) {}
}
