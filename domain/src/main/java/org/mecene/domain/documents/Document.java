package org.mecene.domain.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.Period;

/// A paper about money that moved. Nothing of it changes once it is issued, but that the payer's
/// name goes when their account is erased (rules.md G1).
///
/// @param cause the payment, or the refund, that it is about; with the kind, unique
/// @param payer null for a guest without a name, and for somebody who was erased
public record Document(
        DocumentId id,
        DocumentNumber number,
        PaymentId payment,
        UUID cause,
        Facts facts,
        @Nullable Party payer,
        Instant issuedAt) {
    public DocumentKind kind() {
        return number.kind();
    }

    /// Whether it is about this and of this kind.
    public boolean isAbout(UUID thing, DocumentKind kind) {
        return cause.equals(thing) && kind() == kind;
    }

    /// @param amount what was paid, or went back; always positive
    /// @param coveredFees what of it covers the platform's share; null for nothing
    /// @param movedAt when the money moved
    /// @param period the time that was paid for; null for what pays for no time, and for credit
    ///   notes
    /// @param corrects the document that a credit note or a cancellation refers to; null for others
    public record Facts(
            Party issuer,
            Money amount,
            @Nullable Money coveredFees,
            PaymentPurpose purpose,
            String title,
            String payee,
            Instant movedAt,
            @Nullable Period period,
            @Nullable DocumentNumber corrects) {}
}
