package org.mecene.domain.documents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundStatus;

/// A document that is still to be issued.
///
/// @param cause the payment, the refund, or the later loss to a bank that it is about
public record Claim(DocumentKind kind, UUID cause, Money amount, Instant movedAt) {
    /// What a payment lacks, judged by how it stands and not by what was said of it: one document
    /// for what was paid, a credit note for each refund that arrived and for what banks keep beyond
    /// earlier notes, and a cancellation where a refund came back after its credit note. In the
    /// order of the series, which is that of their locks.
    ///
    /// @param issued all that there is about the payment
    /// @param now when a bank's keeping it was heard of, which the payment does not say
    public static List<Claim> of(
            Payment payment, List<Refund> refunds, List<Document> issued, Instant now) {
        var claims = new ArrayList<Claim>();
        var paidAt = payment.state().settledAt();
        if (paidAt == null) {
            return claims;
        }
        var id = payment.id().value();
        var original = DocumentKind.of(payment.request().purpose());
        claims.add(new Claim(original, id, payment.amount(), paidAt));
        refunds.stream()
                .filter(refund -> refund.status() == RefundStatus.SUCCEEDED)
                .forEach(refund -> claims.add(about(refund, DocumentKind.CREDIT_NOTE, now)));
        var notes = bankNotes(refunds, issued);
        var kept = keptByBanks(payment, notes);
        if (kept.isPositive()) {
            var cause = causeOfLoss(id, notes.size());
            claims.add(new Claim(DocumentKind.CREDIT_NOTE, cause, kept, now));
        }
        refunds.stream()
                .filter(refund -> refund.status() == RefundStatus.FAILED)
                .filter(refund -> has(issued, refund.id().value(), DocumentKind.CREDIT_NOTE))
                .forEach(refund -> claims.add(about(refund, DocumentKind.CANCELLATION, now)));
        claims.removeIf(claim -> has(issued, claim.cause(), claim.kind()));
        return claims;
    }

    private static Claim about(Refund refund, DocumentKind kind, Instant now) {
        var settledAt = refund.state().settledAt();
        return new Claim(
                kind, refund.id().value(), refund.amount(), settledAt == null ? now : settledAt);
    }

    /// What lost complaints took, beyond what went back by refunds and earlier notes say.
    private static Money keptByBanks(Payment payment, List<Document> notes) {
        return notes.stream()
                .map(note -> note.facts().amount())
                .reduce(payment.gone().minus(payment.state().refunded()), Money::minus);
    }

    private static List<Document> bankNotes(List<Refund> refunds, List<Document> issued) {
        return issued.stream()
                .filter(document -> document.kind() == DocumentKind.CREDIT_NOTE)
                .filter(document -> refunds.stream().noneMatch(refund -> isAbout(document, refund)))
                .toList();
    }

    private static boolean isAbout(Document document, Refund refund) {
        return document.cause().equals(refund.id().value());
    }

    /// The payment itself for the first loss, as ever; a name of its own for each that follows.
    private static UUID causeOfLoss(UUID payment, int before) {
        var name = "loss:" + payment + ":" + before;
        return before == 0
                ? payment
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean has(List<Document> issued, UUID cause, DocumentKind kind) {
        return issued.stream().anyMatch(document -> document.isAbout(cause, kind));
    }
}
