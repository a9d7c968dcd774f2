package org.mecene.rest.payments;

import java.util.List;
import org.mecene.application.payments.CheckBooks.Report;
import org.mecene.domain.payments.Ledger.Unclaimed;
import org.mecene.rest.money.MoneyJson;

/// @param differences what does not add up, in plain words
/// @param unclaimed what rests with owners who were erased
record LedgerCheckJson(
        boolean balanced, long entries, List<String> differences, List<UnclaimedJson> unclaimed) {
    static LedgerCheckJson of(Report report) {
        return new LedgerCheckJson(
                report.balanced(),
                report.entries(),
                report.differences(),
                report.unclaimed().stream().map(UnclaimedJson::of).toList());
    }

    /// @param owed below zero for what the owner owes
    record UnclaimedJson(String account, MoneyJson owed) {
        private static UnclaimedJson of(Unclaimed unclaimed) {
            return new UnclaimedJson(unclaimed.account().name(), MoneyJson.of(unclaimed.owed()));
        }
    }
}
