package org.mecene.domain.platform;

import java.time.Duration;
import java.util.List;
import org.mecene.domain.money.Money;

/// When money may leave the server.
///
/// @param holdDays how long a first payout waits, and the first to another bank account, 0 to 90
/// @param approvalAbove more than this is paid out with an administrator's approval only; at most
///   one for each currency, and a currency without one needs none
public record PayoutPolicy(int holdDays, List<Money> approvalAbove) {
    public static final PayoutPolicy DEFAULT =
            new PayoutPolicy(
                    7,
                    List.of(
                            Money.of(100_000, "EUR"),
                            Money.of(100_000, "USD"),
                            Money.of(500_000, "XOF"),
                            Money.of(500_000, "XAF")));

    public PayoutPolicy {
        approvalAbove = List.copyOf(approvalAbove);
    }

    public Duration hold() {
        return Duration.ofDays(holdDays);
    }

    public boolean needsApproval(Money amount) {
        return approvalAbove.stream()
                .filter(limit -> limit.currency().equals(amount.currency()))
                .anyMatch(limit -> limit.isLessThan(amount));
    }
}
