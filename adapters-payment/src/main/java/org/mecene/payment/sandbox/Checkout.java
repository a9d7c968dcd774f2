package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.mecene.domain.payments.PaymentRefusal.AlreadyPaid;
import org.mecene.domain.payments.PaymentRefusal.UnknownClientSecret;
import org.mecene.domain.payments.PaymentRefusal.UnknownTestCard;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.SandboxProvider.Confirmation;
import org.mecene.domain.refusal.Refused;

/// What a payer's browser does with a client secret and a card. Of several at once that confirm one
/// secret one is first; the others wait for it, and find it paid or may try their own card.
final class Checkout {
    private final Database database;
    private final Recurrings recurrings;
    private final Invoices invoices;
    private final Intents intents;
    private final Setups setups;
    private final Till till;
    private final Disputes disputes;
    private final Billing billing;
    private final InstantSource clock;

    Checkout(Database database, Books books, InstantSource clock) {
        this.database = database;
        this.recurrings = books.recurrings();
        this.invoices = books.invoices();
        this.intents = books.intents();
        this.setups = books.setups();
        this.till = books.till();
        this.disputes = books.disputes();
        this.billing = books.billing();
        this.clock = clock;
    }

    /// @throws Refused with [UnknownClientSecret], [UnknownTestCard] or [AlreadyPaid]
    Confirmation confirm(String clientSecret, String cardNumber) {
        var card =
                TestCard.ofNumber(cardNumber).orElseThrow(() -> new Refused(new UnknownTestCard()));
        var ref = Refs.refIn(clientSecret).orElseThrow(Checkout::unknownSecret);
        return database.call(session ->
                Setups.isRef(ref)
                        ? giveCard(session, setup(session, ref, clientSecret), card)
                        : pay(session, intent(session, ref, clientSecret), card));
    }

    private Setup setup(Session session, String ref, String clientSecret) throws SQLException {
        return setups.find(session, ref)
                .filter(setup -> Refs.isSame(setup.clientSecret(), clientSecret))
                .orElseThrow(Checkout::unknownSecret);
    }

    private Intent intent(Session session, String ref, String clientSecret) throws SQLException {
        return intents.find(session, ref)
                .filter(intent -> Refs.isSame(intent.clientSecret(), clientSecret))
                .orElseThrow(Checkout::unknownSecret);
    }

    private Confirmation pay(Session session, Intent intent, TestCard card) throws SQLException {
        return intent.invoice() == null
                ? payOnce(session, intent, card)
                : payFirst(session, intent, intent.invoice(), card);
    }

    private Confirmation payOnce(Session session, Intent intent, TestCard card)
            throws SQLException {
        var locked = intents.lock(session, intent.ref());
        requireOpen(locked.status());
        var charge = Charge.inPresence(card, clock.instant());
        var charged = till.charge(session, locked, null, charge);
        if (charge.decline() == null) {
            disputes.takeBackIfDisputed(session, charged, null, charge);
        }
        return charge.confirmation();
    }

    private Confirmation payFirst(Session session, Intent intent, String invoiceRef, TestCard card)
            throws SQLException {
        var invoice = invoices.find(session, invoiceRef).orElseThrow();
        var recurring = recurrings.lock(session, invoice.subscription()).orElseThrow();
        var locked = intents.lock(session, intent.ref());
        requireOpen(locked.status());
        var now = clock.instant();
        requireAwaited(recurring, now);
        return billing.payFirst(session, recurring, locked, Charge.inPresence(card, now));
    }

    private Confirmation giveCard(Session session, Setup setup, TestCard card) throws SQLException {
        var recurring = recurrings.lock(session, setup.subscription()).orElseThrow();
        var locked = setups.find(session, setup.ref()).orElseThrow();
        requireOpen(locked.status());
        var now = clock.instant();
        requireAwaited(recurring, now);
        return billing.giveCard(session, recurring, locked, Charge.inPresence(card, now));
    }

    private static void requireOpen(IntentStatus status) {
        switch (status) {
            case REQUIRES_PAYMENT_METHOD -> {}
            case SUCCEEDED -> throw new Refused(new AlreadyPaid());
            case CANCELED -> throw unknownSecret();
        }
    }

    /// Time may be up although nobody has run what fell due since.
    private static void requireAwaited(Recurring recurring, Instant now) {
        var expiry = recurring.standing().dueAt();
        if (recurring.state() != BillingState.INCOMPLETE
                || expiry == null
                || !now.isBefore(expiry)) {
            throw unknownSecret();
        }
    }

    private static Refused unknownSecret() {
        return new Refused(new UnknownClientSecret());
    }
}
