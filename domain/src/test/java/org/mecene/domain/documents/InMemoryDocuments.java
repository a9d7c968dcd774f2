package org.mecene.domain.documents;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;

public final class InMemoryDocuments implements Documents {
    private final InMemoryDatabase database;

    public InMemoryDocuments(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public DocumentNumber next(DocumentKind kind, int year) {
        database.transactions().requireOpen();
        var last =
                database.documents()
                        .all()
                        .map(Document::number)
                        .filter(number -> number.kind() == kind && number.year() == year)
                        .mapToLong(DocumentNumber::sequence)
                        .max()
                        .orElse(0);
        return new DocumentNumber(kind, year, last + 1);
    }

    @Override
    public void add(Document document) {
        InMemoryDatabase.reference(database.payments(), document.payment());
        var isTaken =
                database.documents()
                        .all()
                        .anyMatch(other ->
                                other.number().equals(document.number())
                                        || other.isAbout(document.cause(), document.kind()));
        if (isTaken) {
            throw new IllegalStateException("There is such a document");
        }
        database.documents().add(document.id(), document);
    }

    @Override
    public Optional<Document> find(DocumentId id) {
        return database.documents().find(id);
    }

    @Override
    public List<Document> of(PaymentId payment) {
        return ofAny(List.of(payment));
    }

    @Override
    public List<Document> ofAny(List<PaymentId> payments) {
        return database.documents()
                .where(document -> payments.contains(document.payment()))
                .toList();
    }

    @Override
    public Page<Document> ofPayer(UserId payer, int year, PageRequest page) {
        return Pages.descending(
                database.documents()
                        .where(document ->
                                document.number().year() == year
                                        && payer.equals(payment(document).request().payer())),
                document -> Cursor.at(document.issuedAt(), document.id().value()),
                page);
    }

    @Override
    public List<PaymentId> lacking(Instant paidBefore, int max) {
        return database.payments()
                .all()
                .flatMap(payment -> waiting(payment, paidBefore))
                .sorted(Comparator.comparing(Waiting::since))
                .limit(max)
                .map(Waiting::payment)
                .toList();
    }

    private Stream<Waiting> waiting(Payment payment, Instant paidBefore) {
        var paidAt = payment.state().settledAt();
        return paidAt != null && paidAt.isBefore(paidBefore) && of(payment.id()).isEmpty()
                ? Stream.of(new Waiting(payment.id(), paidAt))
                : Stream.empty();
    }

    private record Waiting(PaymentId payment, Instant since) {}

    private Payment payment(Document document) {
        return InMemoryDatabase.reference(database.payments(), document.payment());
    }
}
