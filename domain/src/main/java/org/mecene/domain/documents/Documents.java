package org.mecene.domain.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentId;

/// The documents that were issued, for ever. Writing needs an open transaction.
public interface Documents {
    /// Takes the next number of a series. Whoever asks next waits until the transaction ends, and
    /// gets the same number when it was rolled back: numbers have no gaps. So it is asked for last,
    /// and only the document is written after it.
    DocumentNumber next(DocumentKind kind, int year);

    /// @throws RuntimeException when there is a document about the same cause of the same kind
    void add(Document document);

    Optional<Document> find(DocumentId id);

    /// All about one payment and its refunds, in the order in which they were issued.
    List<Document> of(PaymentId payment);

    /// Like [#of], for any of some payments.
    List<Document> ofAny(List<PaymentId> payments);

    /// Those of a year's numbers about payments of a member, anonymous gifts included (rules.md
    /// C18), newest first.
    Page<Document> ofPayer(UserId payer, int year, PageRequest page);

    /// Some payments that were paid before an instant and have no document yet, the longest waiting
    /// first.
    List<PaymentId> lacking(Instant paidBefore, int max);
}
