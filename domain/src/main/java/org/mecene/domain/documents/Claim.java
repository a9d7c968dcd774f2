package org.mecene.domain.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundStatus;

/// A document that is still to be issued.
///
/// @param cause the payment, or the refund, that it is about
public record Claim(DocumentKind kind, UUID cause, Money amount, Instant movedAt) {
    /// What a payment lacks, judged by how it stands and not by what was said of it: one document
    /// for what was paid, a credit note for each refund that arrived and for what a bank keeps, and
    /// a cancellation where a refund came back after its credit note. In the order of the series,
    /// which is that of their locks.
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
        var kept = keptByBank(payment);
        if (kept.isPositive()) {
            claims.add(new Claim(DocumentKind.CREDIT_NOTE, id, kept, now));
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

    /// What a lost complaint took, beyond what went back by refunds.
    private static Money keptByBank(Payment payment) {
        var taken = payment.state().withdrawn();
        if (payment.status() != PaymentStatus.REFUNDED || taken == null) {
            return Money.zero(payment.amount().currency());
        }
        var rest = payment.amount().minus(payment.state().refunded());
        return rest.isLessThan(taken) ? rest : taken;
    }

    private static boolean has(List<Document> issued, UUID cause, DocumentKind kind) {
        return issued.stream().anyMatch(document -> document.isAbout(cause, kind));
    }
}
