package org.mecene.application.documents;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.DocumentNumber;
import org.mecene.domain.documents.DocumentPrinter;
import org.mecene.domain.documents.Documents;
import org.mecene.domain.documents.ReceiptLink;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Bytes;

/// Reads documents. A document names its payer, also of an anonymous gift, so the payer reads it,
/// administrators, and a guest with the mailed link; the payee never does (rules.md C17, C18).
public final class ReadDocuments {
    private final Documents documents;
    private final Payments payments;
    private final IssueDocuments issueDocuments;
    private final DocumentPrinter printer;
    private final Sheets sheets;
    private final MailSecrets secrets;
    private final InstantSource clock;

    public ReadDocuments(
            Documents documents,
            Payments payments,
            IssueDocuments issueDocuments,
            DocumentPrinter printer,
            MailSecrets secrets,
            InstantSource clock) {
        this.documents = documents;
        this.payments = payments;
        this.issueDocuments = issueDocuments;
        this.printer = printer;
        this.sheets = new Sheets();
        this.secrets = secrets;
        this.clock = clock;
    }

    /// A document as a file.
    public record Printed(DocumentNumber number, Bytes pdf) {}

    /// What the caller was issued in a year, newest first.
    public Page<Document> own(Actor actor, int year, PageRequest page) {
        return documents.ofPayer(actor.requireSignedIn().id(), year, page);
    }

    /// The receipt or the invoice of a payment of the caller's.
    ///
    /// @throws Refused with `NotFound` for one of somebody else's, and for one that was not paid
    public Printed ofOwnPayment(Actor actor, PaymentId payment, Language language) {
        actor.requireSignedIn();
        requireOwn(actor, payment);
        return printed(original(payment), language);
    }

    /// Any document about a payment of the caller's.
    ///
    /// @throws Refused with `NotFound` for one of somebody else's
    public Printed own(Actor actor, DocumentId id, Language language) {
        actor.requireSignedIn();
        var document = documents.find(id).orElseThrow(ReadDocuments::notFound);
        requireOwn(actor, document.payment());
        return printed(document, language);
    }

    /// The receipt or the invoice of any payment, for administrators.
    ///
    /// @throws Refused with `NotFound` for one that was not paid
    public Printed ofPayment(Actor actor, PaymentId payment, Language language) {
        actor.require(Role.ADMIN);
        return printed(original(payment), language);
    }

    /// The receipt that a mailed link leads to.
    ///
    /// @throws Refused with `NotFound` for a link that was not made here or is too old
    public Printed byLink(String token, Language language) {
        return printed(original(open(token)), language);
    }

    /// The credit note about a refund of the payment that a mailed link is for.
    ///
    /// @throws Refused with `NotFound` for a link that was not made here or is too old, and for a
    ///   refund of another payment
    public Printed creditNoteByLink(String token, RefundId refund, Language language) {
        Predicate<Document> isAsked =
                document -> document.isAbout(refund.value(), DocumentKind.CREDIT_NOTE);
        return printed(require(open(token), isAsked), language);
    }

    private PaymentId open(String token) {
        return ReceiptLink.open(token, secrets, clock.instant())
                .map(ReceiptLink::payment)
                .orElseThrow(ReadDocuments::notFound);
    }

    private Document original(PaymentId payment) {
        return require(payment, document -> document.kind().isOriginal());
    }

    /// Who reads a moment after they paid does not wait for the worker.
    private Document require(PaymentId payment, Predicate<Document> isAsked) {
        return find(payment, isAsked)
                .or(() -> {
                    issueDocuments.issue(payment);
                    return find(payment, isAsked);
                })
                .orElseThrow(ReadDocuments::notFound);
    }

    private Optional<Document> find(PaymentId payment, Predicate<Document> isAsked) {
        return documents.of(payment).stream().filter(isAsked).findFirst();
    }

    private void requireOwn(Actor actor, PaymentId id) {
        var isOwn =
                payments.find(id)
                        .map(payment -> payment.request().payer())
                        .filter(actor::isUser)
                        .isPresent();
        if (!isOwn) {
            throw notFound();
        }
    }

    private Printed printed(Document document, Language language) {
        return new Printed(document.number(), printer.print(sheets.of(document, language)));
    }

    private static Refused notFound() {
        return CommonRefusal.notFound(Thing.DOCUMENT);
    }
}
