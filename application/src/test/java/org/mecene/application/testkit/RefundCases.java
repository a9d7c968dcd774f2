package org.mecene.application.testkit;

import org.mecene.application.payments.AskRefunds;
import org.mecene.domain.testkit.InMemoryPorts;

/// What every context needs that gives money back.
final class RefundCases {
    final AskRefunds askRefunds;

    RefundCases(InMemoryPorts ports) {
        askRefunds =
                new AskRefunds(
                        ports.payments(),
                        ports.refunds(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
    }
}
