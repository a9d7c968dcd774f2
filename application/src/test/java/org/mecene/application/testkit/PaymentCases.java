package org.mecene.application.testkit;

import java.util.List;
import org.mecene.application.payments.ApplyFact;
import org.mecene.application.payments.ApplyNotices;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of the provider's notices and the books.
public final class PaymentCases {
    public final ReceiveNotice receiveNotice;
    public final ApplyNotices applyNotices;
    public final CheckBooks checkBooks;
    public final ShowPaymentConfiguration showConfiguration;

    PaymentCases(
            InMemoryPorts ports,
            Outside outside,
            SubscriptionCases subscriptions,
            FundingCases funding) {
        var applyFact =
                new ApplyFact(
                        ports.payments(),
                        ports.ledger(),
                        List.of(subscriptions.followProvider, funding.settleDonations),
                        subscriptions.followProvider,
                        ports.ids(),
                        ports.clock());
        receiveNotice =
                new ReceiveNotice(
                        outside.gateway(), ports.noticeInbox(), ports.ids(), ports.clock());
        applyNotices =
                new ApplyNotices(
                        ports.noticeInbox(), outside.gateway(), applyFact, ports.transactions());
        checkBooks = new CheckBooks(ports.ledger(), outside.gateway(), ports.clock());
        showConfiguration = new ShowPaymentConfiguration(outside.gateway(), ports.settings());
    }
}
