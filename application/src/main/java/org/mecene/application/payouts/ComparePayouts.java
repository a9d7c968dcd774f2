package org.mecene.application.payouts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.BookComparison;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.payouts.ProviderPayout;
import org.mecene.domain.transactions.Transactions;

/// Holds the provider's list of payouts against ours, in both directions.
public final class ComparePayouts implements BookComparison {
    private static final int PART = 100;

    /// How long the word of a payout may be on its way before its absence is a difference.
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final Payouts payouts;
    private final PayoutGateway gateway;
    private final InstantSource clock;

    public ComparePayouts(
            Transactions transactions,
            Payouts payouts,
            PayoutGateway gateway,
            InstantSource clock) {
        this.transactions = transactions;
        this.payouts = payouts;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public List<String> differences(int most) {
        var differences = new ArrayList<String>();
        var matched = 0L;
        @Nullable String after = null;
        do {
            var part = gateway.listPayouts(after, PART);
            var ours = ours(part.items());
            for (var theirs : part.items()) {
                var payout = theirs.payout() == null ? null : ours.get(theirs.payout());
                compare(theirs, payout, differences);
                matched += payout != null && isOut(payout) ? 1 : 0;
            }
            after = part.next();
        } while (after != null && differences.size() < most);
        var sent = payouts.countSent();
        if (after == null && sent > matched) {
            differences.add(
                    "%d payouts are booked that the provider does not list"
                            .formatted(sent - matched));
        }
        return differences;
    }

    /// Has payouts looked at that stand elsewhere at the provider than with us.
    @Override
    public long repair() {
        var repaired = 0L;
        @Nullable String after = null;
        do {
            var part = gateway.listPayouts(after, PART);
            var ours = ours(part.items());
            for (var theirs : part.items()) {
                var payout = theirs.payout() == null ? null : ours.get(theirs.payout());
                if (payout != null && isOut(payout) == theirs.isBack()) {
                    transactions.run(() -> payouts.lookAt(payout.id(), clock.instant()));
                    repaired++;
                }
            }
            after = part.next();
        } while (after != null);
        return repaired;
    }

    private Map<PayoutId, Payout> ours(List<ProviderPayout> theirs) {
        var ids = theirs.stream().map(ProviderPayout::payout).filter(Objects::nonNull).toList();
        var ours = new HashMap<PayoutId, Payout>();
        payouts.ofAny(ids).forEach(payout -> ours.put(payout.id(), payout));
        return ours;
    }

    private void compare(ProviderPayout theirs, @Nullable Payout ours, List<String> differences) {
        if (theirs.sentAt().isAfter(clock.instant().minus(ON_ITS_WAY))) {
            return;
        }
        if (ours == null) {
            if (!theirs.isBack()) {
                differences.add(
                        "The provider paid out %s as %s, which is not booked"
                                .formatted(theirs.amount(), theirs.ref()));
            }
        } else if (!ours.amount().equals(theirs.amount())) {
            differences.add(
                    "The provider paid out %s as %s, which is booked as %s"
                            .formatted(theirs.amount(), theirs.ref(), ours.amount()));
        } else if (isOut(ours) == theirs.isBack()) {
            differences.add(
                    "Payout %s is %s, and the money is %s the provider"
                            .formatted(
                                    ours.id(),
                                    ours.status().wire(),
                                    theirs.isBack() ? "back with" : "gone from"));
        }
    }

    private static boolean isOut(Payout payout) {
        return payout.status() == PayoutStatus.IN_TRANSIT || payout.status() == PayoutStatus.PAID;
    }
}
