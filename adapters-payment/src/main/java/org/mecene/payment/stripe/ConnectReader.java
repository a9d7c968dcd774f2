package org.mecene.payment.stripe;

import java.util.List;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;

/// Reads what Stripe tells of the accounts of those who are paid: that there is something new, and
/// no more (rules.md W4).
final class ConnectReader {
    private final StripePayouts payouts;

    ConnectReader(StripePayouts payouts) {
        this.payouts = payouts;
    }

    List<ProviderFact> read(Envelope notice) {
        var account = notice.account();
        var ref = notice.object();
        if (account == null || ref == null) {
            return List.of();
        }
        return switch (notice.kind()) {
            case "account.updated",
                    "account.external_account.created",
                    "account.external_account.updated",
                    "account.external_account.deleted",
                    "capability.updated" ->
                    List.of(new PayoutAccountTold(account, notice.created()));
            case "payout.created",
                    "payout.updated",
                    "payout.paid",
                    "payout.failed",
                    "payout.canceled" ->
                    payouts.ours(ref, account).stream()
                            .<ProviderFact>map(
                                    payout -> new PayoutTold(payout, account, notice.created()))
                            .toList();
            default -> List.of();
        };
    }
}
