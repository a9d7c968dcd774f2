package org.mecene.payment.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.ProviderFact.RefundState;

/// The thing that an event is about, as it stood at that time, in the form in which it is sent.
/// Client secrets and cards are not part of it; a card that was tried in vain is known by its
/// fingerprint. Mecene's ids come along as metadata. The checks are for reading: what lacks
/// something does not become an object.
sealed interface EventObject {
    record PaymentObject(
            String ref,
            String status,
            long amount,
            String currency,
            @Nullable Long fee,
            @Nullable String failure,
            @Nullable String triedInVain,
            @Nullable String invoice,
            @Nullable Instant settledAt,
            Metadata metadata)
            implements EventObject {
        public PaymentObject {
            requireNonNull(ref, "ref");
            requireNonNull(currency, "currency");
            requireNonNull(metadata, "metadata");
        }

        static PaymentObject of(Intent intent, @Nullable String triedInVain, Metadata metadata) {
            var fee = intent.fee();
            return new PaymentObject(
                    intent.ref(),
                    intent.status().wire(),
                    intent.amount().minor(),
                    intent.amount().currency().getCurrencyCode(),
                    fee == null ? null : fee.minor(),
                    intent.failure(),
                    triedInVain,
                    intent.invoice(),
                    intent.settledAt(),
                    metadata);
        }
    }

    /// @param change what change of price it is for, under Mecene's id; null for that of a period
    /// @param periodEnd null while it is not known when the first period begins
    record InvoiceObject(
            String ref,
            String status,
            String subscription,
            PaymentObject payment,
            int attempts,
            @Nullable UUID change,
            @Nullable Instant periodStart,
            @Nullable Instant periodEnd,
            Metadata metadata)
            implements EventObject {
        public InvoiceObject {
            requireNonNull(ref, "ref");
            requireNonNull(subscription, "subscription");
            requireNonNull(payment, "payment");
            requireNonNull(metadata, "metadata");
        }

        static InvoiceObject of(Invoice invoice, Intent intent, Recurring recurring) {
            var metadata = Metadata.of(recurring);
            return new InvoiceObject(
                    invoice.ref(),
                    invoice.status().wire(),
                    invoice.subscription(),
                    PaymentObject.of(intent, null, metadata),
                    invoice.attempts(),
                    invoice.change(),
                    recurring.endOf(invoice.period() - 1),
                    recurring.endOf(invoice.period()),
                    metadata);
        }
    }

    record SubscriptionObject(
            String ref,
            String status,
            @Nullable Instant periodEnd,
            boolean cancelAtPeriodEnd,
            Instant changedAt,
            Metadata metadata)
            implements EventObject {
        public SubscriptionObject {
            requireNonNull(ref, "ref");
        }

        static SubscriptionObject of(Recurring recurring) {
            var standing = recurring.standing();
            return new SubscriptionObject(
                    recurring.ref(),
                    Recurrings.wire(standing.state()),
                    recurring.periodEnd(),
                    standing.cancelAtPeriodEnd(),
                    standing.changedAt(),
                    Metadata.of(recurring));
        }
    }

    record SetupObject(
            String ref,
            String status,
            String subscription,
            @Nullable String failure,
            @Nullable String triedInVain,
            Metadata metadata)
            implements EventObject {
        public SetupObject {
            requireNonNull(subscription, "subscription");
        }
    }

    record DisputeObject(
            String ref, String payment, long amount, String currency, long fee, Metadata metadata)
            implements EventObject {
        public DisputeObject {
            requireNonNull(ref, "ref");
            requireNonNull(payment, "payment");
            requireNonNull(currency, "currency");
        }
    }

    /// @param reason why it failed; null when it did not
    record RefundObject(
            String ref,
            @Nullable UUID refund,
            String payment,
            long amount,
            String currency,
            RefundState status,
            @Nullable String reason,
            Instant changedAt)
            implements EventObject {
        public RefundObject {
            requireNonNull(ref, "ref");
            requireNonNull(payment, "payment");
            requireNonNull(currency, "currency");
            requireNonNull(status, "status");
            requireNonNull(changedAt, "changedAt");
        }

        static RefundObject of(Refund refund) {
            return new RefundObject(
                    refund.ref(),
                    refund.refund(),
                    refund.payment(),
                    refund.amount().minor(),
                    refund.amount().currency().getCurrencyCode(),
                    refund.state(),
                    refund.reason(),
                    refund.changedAt());
        }
    }

    /// How an account stands is asked for, and not told.
    record AccountObject(String ref) implements EventObject {
        public AccountObject {
            requireNonNull(ref, "ref");
        }
    }

    /// What became of a payout is asked for, and not told.
    record PayoutObject(String ref, UUID payout, String account) implements EventObject {
        public PayoutObject {
            requireNonNull(payout, "payout");
            requireNonNull(account, "account");
        }
    }

    /// Mecene's ids of what an object belongs to.
    record Metadata(@Nullable UUID payment, @Nullable UUID recurring) {
        static Metadata of(Recurring recurring) {
            return new Metadata(null, recurring.agreement().recurring());
        }
    }
}
