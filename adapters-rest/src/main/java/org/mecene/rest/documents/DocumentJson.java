package org.mecene.rest.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.Document;
import org.mecene.domain.payments.Period;
import org.mecene.rest.money.MoneyJson;

/// @param coveredFees what the payer added to cover the platform's share; null for nothing
/// @param corrects the number of the document that this one refers to; null for none
/// @param movedAt when the money moved
/// @param period the time that was paid for; null for what pays for no time
record DocumentJson(
        String id,
        String number,
        String kind,
        String paymentId,
        String purpose,
        String title,
        String payee,
        MoneyJson amount,
        @Nullable MoneyJson coveredFees,
        @Nullable String corrects,
        Instant movedAt,
        @Nullable PeriodJson period,
        Instant issuedAt,
        String url) {
    record PeriodJson(Instant from, Instant to) {
        private static @Nullable PeriodJson of(@Nullable Period period) {
            return period == null ? null : new PeriodJson(period.from(), period.to());
        }
    }

    static DocumentJson of(Document document) {
        var facts = document.facts();
        var covered = facts.coveredFees();
        var corrects = facts.corrects();
        return new DocumentJson(
                document.id().toString(),
                document.number().toString(),
                document.kind().wire(),
                document.payment().toString(),
                facts.purpose().wire(),
                facts.title(),
                facts.payee(),
                MoneyJson.of(facts.amount()),
                covered == null ? null : MoneyJson.of(covered),
                corrects == null ? null : corrects.toString(),
                facts.movedAt(),
                PeriodJson.of(facts.period()),
                document.issuedAt(),
                IssuedJson.url(document));
    }
}
