package org.mecene.application.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderPayment;
import org.mecene.domain.payments.Reconciliation;
import org.mecene.domain.payments.ReconciliationId;
import org.mecene.domain.payments.Reconciliations;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares our books with the provider's own list, and books what we missed: a payment or a refund
/// whose webhook never came. What cannot be booked is reported for somebody to look at.
public final class Reconcile {
    private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
    private static final int PART = 100;
    private static final int MOST_REPORTED = 100;

    /// How far back the daily comparison looks: what goes back of a payment, or is disputed, does
    /// so within this time as a rule. An administrator's looks at everything.
    private static final Duration DAILY_WINDOW = Duration.ofDays(90);

    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofHours(2);

    private final Transactions transactions;
    private final Ledger ledger;
    private final Reconciliations reconciliations;
    private final PaymentGateway gateway;
    private final ApplyFact applyFact;
    private final AuditLog auditLog;
    private final Ids ids;
    private final List<BookComparison> others;
    private final InstantSource clock;

    /// @param others what other contexts hold against the provider's lists
    public Reconcile(
            Transactions transactions,
            Ledger ledger,
            Reconciliations reconciliations,
            PaymentGateway gateway,
            ApplyFact applyFact,
            AuditLog auditLog,
            List<BookComparison> others,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.reconciliations = reconciliations;
        this.gateway = gateway;
        this.applyFact = applyFact;
        this.auditLog = auditLog;
        this.others = List.copyOf(others);
        this.ids = ids;
        this.clock = clock;
    }

    /// What was found so far.
    private static final class Tally {
        private final List<String> differences = new ArrayList<>();
        private long looked;
        private long booked;
    }

    public Reconciliation handle(Actor actor) {
        var admin = actor.require(Role.ADMIN).id();
        var done = run();
        transactions.run(() ->
                auditLog.add(
                        new AuditLog.Entry(
                                ids.next(),
                                clock.instant(),
                                admin,
                                "books.reconcile",
                                done.id().value(),
                                Map.of("booked", Long.toString(done.booked())))));
        return done;
    }

    /// Those of before, newest first.
    public Page<Reconciliation> list(Actor actor, PageRequest page) {
        actor.require(Role.ADMIN);
        return reconciliations.list(page);
    }

    /// Looks at everything, for whoever runs the server. Any number of nodes may do so at once:
    /// each fact is booked once.
    ///
    /// @throws ProviderUnavailable when the provider stopped answering; what was booked until then
    ///   is booked
    public Reconciliation run() {
        return compare(Instant.EPOCH);
    }

    /// Looks at the last 90 days when a day has passed since the last comparison, on one node. What
    /// a provider that does not answer kept from being compared is tried again in an hour.
    public void runIfDue() {
        var now = clock.instant();
        if (!reconciliations.claim(now, LEASE)) {
            return;
        }
        try {
            var done = compare(now.minus(DAILY_WINDOW));
            if (!done.isClean()) {
                LOG.error(
                        "The books and the provider's list differ in {} places: see reconciliation {}",
                        done.differences().size(),
                        done.id());
            }
        } catch (ProviderUnavailable failure) {
            LOG.warn("The books could not be compared with the provider's list", failure);
        }
    }

    private Reconciliation compare(Instant from) {
        var began = clock.instant();
        var tally = new Tally();
        try {
            walk(from, tally);
        } catch (ProviderUnavailable failure) {
            var ended = ended(from, began, tally, "The provider does not answer");
            reconciliations.add(ended, ended.endedAt().plus(AFTER_FAILURE));
            throw failure;
        }
        var ended = ended(from, began, tally, null);
        reconciliations.add(ended, ended.endedAt().plus(EVERY));
        return ended;
    }

    private Reconciliation ended(
            Instant from, Instant began, Tally tally, @Nullable String failure) {
        return new Reconciliation(
                new ReconciliationId(ids.next()),
                began,
                clock.instant(),
                from,
                tally.looked,
                tally.booked,
                tally.differences,
                failure);
    }

    private void walk(Instant from, Tally tally) {
        @Nullable String after = null;
        do {
            var part = gateway.listPayments(from, after, PART);
            tally.looked += part.items().size();
            for (var payment : missed(part.items())) {
                book(payment)
                        .ifPresentOrElse(
                                difference -> note(difference, tally), () -> tally.booked++);
            }
            after = part.next();
        } while (after != null);
        for (var other : others) {
            other.repair();
            other.differences(MOST_REPORTED).forEach(difference -> note(difference, tally));
        }
    }

    private static void note(String difference, Tally tally) {
        if (tally.differences.size() < MOST_REPORTED) {
            tally.differences.add(difference);
        }
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

    /// @return what could not be booked, in plain words; empty when all is
    private Optional<String> book(ProviderPayment payment) {
        try {
            var facts = gateway.recall(payment.ref());
            transactions.run(() -> facts.forEach(applyFact::handle));
        } catch (NoticeContradicts contradiction) {
            return Optional.of(contradiction.what());
        } catch (UnknownYet | ProviderUnavailable failure) {
            LOG.warn("Payment {} could not be reconciled", payment.ref(), failure);
        } catch (RuntimeException fault) {
            // One payment that our own rules do not bear must not keep the rest from being
            // compared.
            LOG.error("Payment {} could not be reconciled", payment.ref(), fault);
        }
        if (missed(List.of(payment)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "The provider took %s as %s and gave back %s, which our books do not show"
                        .formatted(payment.amount(), payment.ref(), payment.refunded()));
    }
}
