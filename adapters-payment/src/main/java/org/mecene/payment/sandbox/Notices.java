package org.mecene.payment.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.CardMark;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentRefusal.UntrustedNotice;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.CardDeclined;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Bytes;
import org.mecene.payment.sandbox.EventJson.Envelope;
import org.mecene.payment.sandbox.EventObject.AccountObject;
import org.mecene.payment.sandbox.EventObject.DisputeObject;
import org.mecene.payment.sandbox.EventObject.InvoiceObject;
import org.mecene.payment.sandbox.EventObject.PaymentObject;
import org.mecene.payment.sandbox.EventObject.PayoutObject;
import org.mecene.payment.sandbox.EventObject.RefundObject;
import org.mecene.payment.sandbox.EventObject.SetupObject;
import org.mecene.payment.sandbox.EventObject.SubscriptionObject;

/// Takes the sandbox's webhooks in and says what they mean.
///
/// What a notice says of a payment, an invoice or a dispute is true for ever, and is read from its
/// body. How a subscription stands is not: notices come late and out of order, so it is read from
/// the provider's books when the notice is interpreted (rules.md W4), and a notice is no more than
/// the occasion to look. Such a fact carries the time of the subscription's last change, and not
/// that of the notice or of the reading. Every change has a later time than the one before it, so
/// of two readings that are applied in the wrong order the older one is the older news and is
/// dropped; with the time of the notice a newer state would be dropped for having been read on an
/// older occasion, and with the time of reading the clocks of two nodes, which may be apart while
/// time is being moved, would decide.
final class Notices {
    private final Database database;
    private final Recurrings recurrings;
    private final EventJson json;
    private final WebhookKey key;
    private final InstantSource clock;

    Notices(
            Database database,
            Recurrings recurrings,
            EventJson json,
            WebhookKey key,
            InstantSource clock) {
        this.database = database;
        this.recurrings = recurrings;
        this.json = json;
        this.key = key;
        this.clock = clock;
    }

    /// @throws Refused with [UntrustedNotice]
    Notice authenticate(byte[] body, @Nullable String signature) {
        if (!key.signature().isGenuine(body, signature, clock.instant())) {
            throw new Refused(new UntrustedNotice());
        }
        return json.read(body)
                .map(envelope ->
                        new Notice(
                                SandboxGateway.NAME,
                                envelope.id(),
                                envelope.kind(),
                                Bytes.of(body)))
                .orElseThrow(() -> new Refused(new UntrustedNotice()));
    }

    /// @throws ProviderUnavailable when the notice does not have the form of its kind
    List<ProviderFact> interpret(Notice notice) {
        var kind = EventKind.ofWire(notice.kind()).orElse(null);
        if (kind == null) {
            return List.of();
        }
        var envelope =
                json.read(notice.body().toArray())
                        .orElseThrow(() -> unreadable(notice.ref(), null));
        try {
            return interpret(kind, envelope);
        } catch (JsonProcessingException malformed) {
            throw unreadable(notice.ref(), malformed);
        }
    }

    private List<ProviderFact> interpret(EventKind kind, Envelope envelope)
            throws JsonProcessingException {
        return switch (kind) {
            case PAYMENT_SUCCEEDED -> succeeded(json.object(envelope, PaymentObject.class));
            case PAYMENT_FAILED -> failed(json.object(envelope, PaymentObject.class), envelope);
            case INVOICE_PAID -> paid(json.object(envelope, InvoiceObject.class));
            case REFUND_CREATED, REFUND_UPDATED ->
                    List.of(changed(json.object(envelope, RefundObject.class)));
            case DISPUTE_FUNDS_REINSTATED ->
                    List.of(
                            reinstated(
                                    dispute(json.object(envelope, DisputeObject.class)),
                                    present(envelope.created())));
            case DISPUTE_LOST -> {
                var lost = json.object(envelope, DisputeObject.class);
                yield List.of(
                        new DisputeLost(lost.payment(), lost.ref(), present(envelope.created())));
            }
            case DISPUTE_FUNDS_WITHDRAWN ->
                    withdrawn(
                            json.object(envelope, DisputeObject.class),
                            present(envelope.created()));
            case INVOICE_PAYMENT_FAILED ->
                    List.of(standing(json.object(envelope, InvoiceObject.class).subscription()));
            case SUBSCRIPTION_CREATED, SUBSCRIPTION_UPDATED, SUBSCRIPTION_DELETED ->
                    List.of(standing(json.object(envelope, SubscriptionObject.class).ref()));
            case SETUP_SUCCEEDED, SETUP_FAILED ->
                    given(json.object(envelope, SetupObject.class), envelope);
            case ACCOUNT_UPDATED ->
                    List.of(
                            new PayoutAccountTold(
                                    json.object(envelope, AccountObject.class).ref(),
                                    present(envelope.created())));
            case PAYOUT_UPDATED -> {
                var payout = json.object(envelope, PayoutObject.class);
                yield List.of(
                        new PayoutTold(
                                payout.payout(), payout.account(), present(envelope.created())));
            }
        };
    }

    /// Of an invoice's payment the invoice speaks.
    private static List<ProviderFact> succeeded(PaymentObject payment) {
        var id = payment.metadata().payment();
        return id == null
                ? List.of()
                : List.of(
                        new PaymentSucceeded(
                                new PaymentId(id),
                                payment.ref(),
                                amount(payment),
                                fee(payment),
                                present(payment.settledAt())));
    }

    /// Of an invoice's payment only that a card was tried in vain.
    private static List<ProviderFact> failed(PaymentObject payment, Envelope envelope) {
        var id = payment.metadata().payment();
        var asked = id == null ? payment.metadata().recurring() : id;
        var facts = new ArrayList<ProviderFact>();
        declined(envelope, asked, payment.triedInVain()).ifPresent(facts::add);
        if (id != null) {
            facts.add(
                    new PaymentFailed(
                            new PaymentId(id),
                            payment.ref(),
                            present(payment.failure()),
                            present(envelope.created())));
        }
        return facts;
    }

    private List<ProviderFact> given(SetupObject setup, Envelope envelope) {
        var facts = new ArrayList<ProviderFact>();
        declined(envelope, setup.metadata().recurring(), setup.triedInVain()).ifPresent(facts::add);
        facts.add(standing(setup.subscription()));
        return facts;
    }

    /// Every attempt is told by one notice, so that notice's name is the attempt's.
    private static Optional<CardDeclined> declined(
            Envelope envelope, @Nullable UUID asked, @Nullable String fingerprint) {
        return asked == null || fingerprint == null
                ? Optional.empty()
                : Optional.of(
                        new CardDeclined(
                                envelope.id(),
                                asked,
                                CardMark.of(fingerprint),
                                present(envelope.created())));
    }

    /// With how the subscription stands, because the word of a first payment may be the last to
    /// come of several, and those before it meant nothing to a subscription that had never been
    /// paid.
    private List<ProviderFact> paid(InvoiceObject invoice) {
        var payment = invoice.payment();
        var recurring = present(invoice.metadata().recurring());
        var end = present(invoice.periodEnd());
        var at = present(payment.settledAt());
        var paid =
                invoice.change() == null
                        ? new PeriodPaid(
                                recurring,
                                invoice.ref(),
                                payment.ref(),
                                amount(payment),
                                fee(payment),
                                end,
                                at)
                        : new ChangePaid(
                                recurring,
                                invoice.ref(),
                                payment.ref(),
                                amount(payment),
                                fee(payment),
                                end,
                                at);
        return List.of(paid, standing(invoice.subscription()));
    }

    private static List<ProviderFact> withdrawn(DisputeObject dispute, Instant at) {
        var said = dispute(dispute);
        return List.of(
                new FundsWithdrawn(said.payment(), said.ref(), said.amount(), said.fee(), at));
    }

    /// A won dispute gives back what was taken. The provider keeps what it charged for it.
    static FundsReinstated reinstated(Dispute dispute, Instant at) {
        var nothing = Money.zero(dispute.amount().currency());
        return new FundsReinstated(dispute.payment(), dispute.ref(), dispute.amount(), nothing, at);
    }

    private static Dispute dispute(DisputeObject dispute) {
        var currency = dispute.currency();
        return new Dispute(
                dispute.ref(),
                dispute.payment(),
                Money.of(dispute.amount(), currency),
                Money.of(dispute.fee(), currency));
    }

    /// Read from the body: the three states of a refund have an order, by which an older word is
    /// known.
    private static RefundChanged changed(RefundObject refund) {
        var id = refund.refund();
        return new RefundChanged(
                id == null ? null : new RefundId(id),
                refund.ref(),
                refund.payment(),
                Money.of(refund.amount(), refund.currency()),
                refund.status(),
                refund.reason(),
                refund.changedAt());
    }

    private RecurringChanged standing(String ref) {
        var recurring =
                database.call(session -> recurrings.find(session, ref))
                        .orElseThrow(() ->
                                new ProviderUnavailable("There is no subscription " + ref, null));
        var standing = recurring.standing();
        return new RecurringChanged(
                recurring.agreement().recurring(),
                recurring.ref(),
                recurring.agreement().priceRef(),
                standing.state(),
                recurring.periodEnd(),
                standing.cancelAtPeriodEnd(),
                standing.changedAt());
    }

    private static Money amount(PaymentObject payment) {
        return Money.of(payment.amount(), payment.currency());
    }

    private static Money fee(PaymentObject payment) {
        return Money.of(present(payment.fee()), payment.currency());
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new ProviderUnavailable("A notice lacks what its kind promises", null);
        }
        return value;
    }

    private static ProviderUnavailable unreadable(String ref, @Nullable Throwable cause) {
        return new ProviderUnavailable("Notice " + ref + " cannot be read", cause);
    }
}
