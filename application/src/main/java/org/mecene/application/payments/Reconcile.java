package org.mecene.application.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderPayment;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares our books with the provider's own list, and books what we missed: a payment or a refund
/// whose webhook never came. What cannot be booked is reported for somebody to look at.
public final class Reconcile {
    private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
    private static final int PART = 100;
    private static final int MOST_REPORTED = 100;

    private final Transactions transactions;
    private final Ledger ledger;
    private final PaymentGateway gateway;
    private final ApplyFact applyFact;

    private final List<BookComparison> others;

    /// @param others what other contexts hold against the provider's lists
    public Reconcile(
            Transactions transactions,
            Ledger ledger,
            PaymentGateway gateway,
            ApplyFact applyFact,
            List<BookComparison> others) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.gateway = gateway;
        this.applyFact = applyFact;
        this.others = List.copyOf(others);
    }

    /// @param looked how many of the provider's payments were compared
    /// @param booked how many of them were missing or incomplete and are booked now
    /// @param differences what could not be booked, in plain words, the first hundred
    public record Report(long looked, long booked, List<String> differences) {
        public Report {
            differences = List.copyOf(differences);
        }
    }

    public Report handle(Actor actor) {
        actor.require(Role.ADMIN);
        return run();
    }

    /// Does it for whoever runs the server. Any number of nodes may do so at once: each fact is
    /// booked once.
    public Report run() {
        var looked = 0L;
        var booked = 0L;
        List<String> differences = new ArrayList<>();
        @Nullable String after = null;
        do {
            var part = gateway.listPayments(Instant.EPOCH, after, PART);
            looked += part.items().size();
            for (var payment : missed(part.items())) {
                if (book(payment, differences)) {
                    booked++;
                }
            }
            after = part.next();
        } while (after != null);
        for (var other : others) {
            other.repair();
        }
        return new Report(looked, booked, differences.stream().limit(MOST_REPORTED).toList());
    }

    private List<ProviderPayment> missed(List<ProviderPayment> taken) {
        Map<String, BookedPayment> known = new HashMap<>();
        ledger.bookedPayments(taken.stream().map(ProviderPayment::ref).toList())
                .forEach(payment -> known.put(payment.providerRef(), payment));
        return taken.stream()
                .filter(payment -> !isSame(payment, known.get(payment.ref())))
                .toList();
    }

    private static boolean isSame(ProviderPayment taken, @Nullable BookedPayment booked) {
        return booked != null
                && booked.amount().equals(taken.amount())
                && booked.refunded().equals(taken.refunded());
    }

    private boolean book(ProviderPayment payment, List<String> differences) {
        try {
            var facts = gateway.recall(payment.ref());
            transactions.run(() -> facts.forEach(applyFact::handle));
        } catch (NoticeContradicts contradiction) {
            differences.add(contradiction.what());
            return false;
        } catch (UnknownYet | ProviderUnavailable failure) {
            LOG.warn("Payment {} could not be reconciled", payment.ref(), failure);
        }
        var isMissing = !missed(List.of(payment)).isEmpty();
        if (isMissing) {
            differences.add(
                    "The provider took %s as %s and gave back %s, which our books do not show"
                            .formatted(payment.amount(), payment.ref(), payment.refunded()));
        }
        return !isMissing;
    }
}
