package org.mecene.application.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.domain.payments.Ledger.Unclaimed;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.ProviderPayment;

/// Proves the books: with themselves, and with the provider's own list of payments. Somebody waits
/// for it, so of many payments only the recent ones are compared; [Reconcile] compares all.
public final class CheckBooks {
    private static final int PART = 100;
    private static final int MOST_DIFFERENCES = 100;
    private static final int MOST_COMPARED = 10_000;
    private static final Duration RECENT = Duration.ofDays(90);

    /// How long the word of a payment may be on its way before its absence is a difference.
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private final Ledger ledger;
    private final PaymentGateway gateway;
    private final List<BookComparison> others;
    private final InstantSource clock;
    private final int mostCompared;

    /// @param others what other contexts hold against the provider's lists
    public CheckBooks(
            Ledger ledger,
            PaymentGateway gateway,
            List<BookComparison> others,
            InstantSource clock) {
        this(ledger, gateway, others, clock, MOST_COMPARED);
    }

    /// @param mostCompared of how many payments the whole list is read
    CheckBooks(
            Ledger ledger,
            PaymentGateway gateway,
            List<BookComparison> others,
            InstantSource clock,
            int mostCompared) {
        this.ledger = ledger;
        this.gateway = gateway;
        this.others = List.copyOf(others);
        this.clock = clock;
        this.mostCompared = mostCompared;
    }

    /// @param differences what does not add up, in plain words, the first hundred
    /// @param unclaimed what rests with owners who were erased, the first hundred; no difference,
    ///   and for somebody to decide about
    public record Report(
            boolean balanced, long entries, List<String> differences, List<Unclaimed> unclaimed) {}

    public Report handle(Actor actor) {
        actor.require(Role.ADMIN);
        var audit = ledger.audit();
        var differences = new ArrayList<>(audit.differences());
        compareWithProvider(differences);
        others.forEach(other -> differences.addAll(other.differences(MOST_DIFFERENCES)));
        var shown = differences.stream().limit(MOST_DIFFERENCES).toList();
        return new Report(
                differences.isEmpty(), audit.entries(), shown, ledger.unclaimed(MOST_DIFFERENCES));
    }

    private void compareWithProvider(List<String> differences) {
        var booked = ledger.countPayments();
        var isWhole = booked <= mostCompared;
        var from = isWhole ? Instant.EPOCH : clock.instant().minus(RECENT);
        var read = 0;
        var matched = 0L;
        @Nullable String after = null;
        do {
            var part = gateway.listPayments(from, after, PART);
            read += part.items().size();
            matched += compare(part.items(), differences);
            after = part.next();
        } while (after != null
                && differences.size() < MOST_DIFFERENCES
                && read < mostCompared + MOST_DIFFERENCES);
        if (isWhole && after == null && booked > matched) {
            differences.add(
                    "%d payments are booked that the provider does not list"
                            .formatted(booked - matched));
        }
    }

    private long compare(List<ProviderPayment> taken, List<String> differences) {
        Map<String, BookedPayment> booked = new HashMap<>();
        for (BookedPayment payment :
                ledger.bookedPayments(taken.stream().map(ProviderPayment::ref).toList())) {
            booked.put(payment.providerRef(), payment);
        }
        var onItsWaySince = clock.instant().minus(ON_ITS_WAY);
        for (var payment : taken) {
            var ours = booked.get(payment.ref());
            if (ours == null && payment.settledAt().isBefore(onItsWaySince)) {
                differences.add(
                        "The provider took %s as %s, which is not booked"
                                .formatted(payment.amount(), payment.ref()));
            } else if (ours != null) {
                compare(payment, ours, differences);
            }
        }
        return booked.size();
    }

    private static void compare(
            ProviderPayment taken, BookedPayment booked, List<String> differences) {
        if (!booked.amount().equals(taken.amount())) {
            differences.add(
                    "The provider took %s as %s, which is booked as %s"
                            .formatted(taken.amount(), taken.ref(), booked.amount()));
        }
        if (!booked.refunded().equals(taken.refunded())) {
            differences.add(
                    "The provider gave back %s of %s, which is booked as %s"
                            .formatted(taken.refunded(), taken.ref(), booked.refunded()));
        }
    }
}
