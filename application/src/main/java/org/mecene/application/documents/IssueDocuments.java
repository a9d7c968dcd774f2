package org.mecene.application.documents;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mecene.application.notifications.EventHandler;
import org.mecene.domain.documents.Bill;
import org.mecene.domain.documents.Claim;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.Document.Facts;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.DocumentNumber;
import org.mecene.domain.documents.Documents;
import org.mecene.domain.documents.Party;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Issues the documents that a payment lacks. The payment's lock keeps two who issue for it apart;
/// the lock of a series is taken after everything was read, and held for one insert.
public final class IssueDocuments implements EventHandler {
    private final Transactions transactions;
    private final Payments payments;
    private final Refunds refunds;
    private final Documents documents;
    private final Billing billing;
    private final Party issuer;
    private final Ids ids;
    private final InstantSource clock;

    /// @param issuer who issues from now on
    public IssueDocuments(
            Transactions transactions,
            Payments payments,
            Refunds refunds,
            Documents documents,
            Billing billing,
            Party issuer,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.refunds = refunds;
        this.documents = documents;
        this.billing = billing;
        this.issuer = issuer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void beforeTransaction(RecordedEvent recorded) {
        if (recorded.event() instanceof PaymentEvent.Booked(var payment)) {
            issue(payment);
        }
    }

    @Override
    public void handle(RecordedEvent recorded) {
        // Numbers are taken in a transaction of their own, which nothing else makes longer.
    }

    /// Issues everything that a payment lacks; nothing when it lacks nothing.
    public void issue(PaymentId id) {
        transactions.run(() -> payments.findForUpdate(id).ifPresent(this::issue));
    }

    private void issue(Payment payment) {
        var now = clock.instant();
        var issued = new ArrayList<>(documents.of(payment.id()));
        var claims = Claim.of(payment, refunds.of(payment.id()), issued, now);
        if (claims.isEmpty()) {
            return;
        }
        var bill = billing.bill(payment);
        var payer = billing.payer(payment, bill);
        for (var claim : claims) {
            var facts = facts(payment, bill, claim, corrected(claim, issued));
            var document = issued(payment, claim, facts, payer, now);
            documents.add(document);
            issued.add(document);
        }
    }

    private Document issued(
            Payment payment, Claim claim, Facts facts, @Nullable Party payer, Instant now) {
        return new Document(
                new DocumentId(ids.next()),
                documents.next(claim.kind(), now.atZone(ZoneOffset.UTC).getYear()),
                payment.id(),
                claim.cause(),
                facts,
                payer,
                now);
    }

    private Facts facts(
            Payment payment, Bill bill, Claim claim, @Nullable DocumentNumber corrects) {
        return new Facts(
                issuer,
                claim.amount(),
                claim.kind().isOriginal() ? bill.coveredFees() : null,
                payment.request().purpose(),
                bill.title(),
                bill.payee(),
                claim.movedAt(),
                claim.kind().isOriginal() ? payments.period(payment.id()).orElse(null) : null,
                corrects);
    }

    private static @Nullable DocumentNumber corrected(Claim claim, List<Document> issued) {
        return switch (claim.kind()) {
            case RECEIPT, INVOICE -> null;
            case CREDIT_NOTE -> number(issued, document -> document.kind().isOriginal());
            case CANCELLATION -> number(issued, noteAbout(claim.cause()));
        };
    }

    private static Predicate<Document> noteAbout(UUID cause) {
        return document -> document.isAbout(cause, DocumentKind.CREDIT_NOTE);
    }

    private static DocumentNumber number(List<Document> issued, Predicate<Document> sought) {
        return issued.stream().filter(sought).findFirst().orElseThrow().number();
    }
}
