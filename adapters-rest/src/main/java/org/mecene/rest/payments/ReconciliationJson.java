package org.mecene.rest.payments;

import java.util.List;
import org.mecene.application.payments.Reconcile;

/// @param differences what could not be booked, in plain words
record ReconciliationJson(long looked, long booked, List<String> differences) {
    static ReconciliationJson of(Reconcile.Report report) {
        return new ReconciliationJson(report.looked(), report.booked(), report.differences());
    }
}
