package org.mecene.rest.payments;

import java.time.Instant;
import org.mecene.domain.payments.Ledger;
import org.mecene.rest.money.MoneyJson;

/// @param kind what it is about, such as `donation` or `refund`
/// @param causeId the payment or the refund behind it
/// @param amount what the caller has more since, or less
record LedgerLineJson(String id, Instant at, String kind, String causeId, MoneyJson amount) {
    static LedgerLineJson of(Ledger.Line line) {
        return new LedgerLineJson(
                line.entry().toString(),
                line.at(),
                line.kind().wire(),
                line.cause().toString(),
                MoneyJson.of(line.amount()));
    }
}
