package org.mecene.application.testkit;

import java.util.List;
import org.mecene.application.funding.RefundDonations;
import org.mecene.application.payments.ApplyFact;
import org.mecene.application.payments.ApplyNotices;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.FailedNotices;
import org.mecene.application.payments.Purposes;
import org.mecene.application.payments.ReadPayments;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.Reconcile;
import org.mecene.application.payments.RefundPayments;
import org.mecene.application.payments.ReleasePayments;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.payments.SettleDisputes;
import org.mecene.application.payments.SettleRefunds;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.users.Creators;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of the provider's notices and the books.
public final class PaymentCases {
    public final ReceiveNotice receiveNotice;
    public final ApplyNotices applyNotices;
    public final CheckBooks checkBooks;
    public final Reconcile reconcile;
    public final FailedNotices failedNotices;
    public final ReadPayments readPayments;
    public final ReleasePayments releasePayments;
    public final SendRefunds sendRefunds;
    public final RefundPayments refundPayments;
    public final RefundDonations refundDonations;
    public final ShowPaymentConfiguration showConfiguration;
    public final GiveSubscriptions giveSubscriptions;

    PaymentCases(
            InMemoryPorts ports,
            Outside outside,
            SubscriptionCases subscriptions,
            FundingCases funding,
            PayoutCases payouts,
            RefundCases refunds) {
        var purposes =
                new Purposes(
                        List.of(
                                subscriptions.settleSubscriptions,
                                subscriptions.settleGifts,
                                funding.settleDonations));
        var settleRefunds =
                new SettleRefunds(
                        ports.payments(),
                        ports.refunds(),
                        ports.ledger(),
                        purposes,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        sendRefunds =
                new SendRefunds(
                        ports.transactions(),
                        ports.payments(),
                        ports.refunds(),
                        settleRefunds,
                        outside.gateway());
        refundPayments =
                new RefundPayments(
                        ports.transactions(),
                        refunds.askRefunds,
                        sendRefunds,
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        giveSubscriptions =
                new GiveSubscriptions(
                        ports.transactions(),
                        ports.tiers(),
                        ports.gifts(),
                        new Creators(ports.users()),
                        ports.payments(),
                        outside.gateway(),
                        ports.payoutAccounts(),
                        outside.mailSecrets(),
                        refunds.askRefunds,
                        sendRefunds,
                        Limits.over(ports),
                        ports.settings(),
                        ports.ids(),
                        ports.clock());
        refundDonations = new RefundDonations(funding.readDonations, refundPayments);
        var applyFact =
                new ApplyFact(
                        ports.payments(),
                        purposes,
                        ports.declines(),
                        subscriptions.followProvider,
                        payouts.followPayouts,
                        settleRefunds,
                        new SettleDisputes(
                                ports.payments(),
                                ports.ledger(),
                                purposes,
                                ports.events(),
                                ports.ids(),
                                ports.clock()),
                        ports.events());
        releasePayments =
                new ReleasePayments(
                        ports.transactions(),
                        ports.payments(),
                        ports.ledger(),
                        purposes,
                        outside.gateway(),
                        ports.ids(),
                        ports.clock());
        receiveNotice =
                new ReceiveNotice(
                        outside.gateway(), ports.noticeInbox(), ports.ids(), ports.clock());
        applyNotices =
                new ApplyNotices(
                        ports.noticeInbox(), outside.gateway(), applyFact, ports.transactions());
        reconcile =
                new Reconcile(
                        ports.transactions(),
                        ports.ledger(),
                        ports.reconciliations(),
                        outside.gateway(),
                        applyFact,
                        ports.auditLog(),
                        List.of(payouts.compare),
                        ports.ids(),
                        ports.clock());
        failedNotices =
                new FailedNotices(
                        ports.transactions(),
                        ports.noticeInbox(),
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        readPayments = new ReadPayments(ports.payments(), ports.refunds(), ports.documents());
        checkBooks =
                new CheckBooks(
                        ports.ledger(), outside.gateway(), List.of(payouts.compare), ports.clock());
        showConfiguration = new ShowPaymentConfiguration(outside.gateway(), ports.settings());
    }
}
