package org.mecene.rest.payments;

import java.util.List;
import org.mecene.application.payments.CheckBooks.Report;

/// @param differences what does not add up, in plain words
record LedgerCheckJson(boolean balanced, long entries, List<String> differences) {
    static LedgerCheckJson of(Report report) {
        return new LedgerCheckJson(report.balanced(), report.entries(), report.differences());
    }
}
