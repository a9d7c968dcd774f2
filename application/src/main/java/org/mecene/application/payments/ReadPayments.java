package org.mecene.application.payments;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.Documents;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.Refunds;

/// Reads what somebody was charged, what went back to them, and the papers about it.
public final class ReadPayments {
    private final Payments payments;
    private final Refunds refunds;
    private final Documents documents;

    public ReadPayments(Payments payments, Refunds refunds, Documents documents) {
        this.payments = payments;
        this.refunds = refunds;
        this.documents = documents;
    }

    /// @param refunds of the payment, oldest first
    /// @param documents about the payment and its refunds, in the order in which they were issued
    public record Charge(Payment payment, List<Refund> refunds, List<Document> documents) {
        public Charge {
            refunds = List.copyOf(refunds);
            documents = List.copyOf(documents);
        }
    }

    /// The caller's own, newest first.
    public Page<Charge> own(Actor actor, PageRequest page) {
        var own = payments.ofPayer(actor.requireSignedIn().id(), page);
        var ids = own.items().stream().map(Payment::id).toList();
        var back = refunds.ofAny(ids).stream().collect(groupingBy(Refund::payment));
        var papers = documents.ofAny(ids).stream().collect(groupingBy(Document::payment));
        return own.map(payment ->
                new Charge(
                        payment,
                        back.getOrDefault(payment.id(), List.of()),
                        papers.getOrDefault(payment.id(), List.of())));
    }
}
