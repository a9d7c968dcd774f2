package org.mecene.application.payouts;

import java.time.InstantSource;
import org.mecene.domain.payments.PayoutFacts;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payouts.PayoutAccounts;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.Payouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the provider's word as an occasion to look (see [SendPayouts] and [LookAtAccounts]).
public final class FollowPayouts implements PayoutFacts {
    private static final Logger LOG = LoggerFactory.getLogger(FollowPayouts.class);

    private final Payouts payouts;
    private final PayoutAccounts accounts;
    private final InstantSource clock;

    public FollowPayouts(Payouts payouts, PayoutAccounts accounts, InstantSource clock) {
        this.payouts = payouts;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void apply(PayoutAccountTold fact) {
        accounts.lookAt(fact.accountRef(), clock.instant());
    }

    @Override
    public boolean apply(PayoutTold fact) {
        var payout = payouts.findForUpdate(new PayoutId(fact.payout())).orElse(null);
        if (payout == null) {
            return false;
        }
        if (!payout.asked().accountRef().equals(fact.accountRef())) {
            LOG.error("Payout {} was spoken of by an account that it is not to", payout.id());
            return false;
        }
        if (!payout.awaitsApproval()) {
            payouts.lookAt(payout.id(), clock.instant());
        }
        return true;
    }
}
