package org.mecene.application.subscriptions;

import java.time.Instant;
import org.mecene.domain.platform.Job;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.domain.transactions.Transactions;

/// Says of a gift that nobody used what its clock says. Its code does nothing before that already.
public final class ExpireGifts implements Job {
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Gifts gifts;

    public ExpireGifts(Transactions transactions, Gifts gifts) {
        this.transactions = transactions;
        this.gifts = gifts;
    }

    @Override
    public String name() {
        return "expire-gifts";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> {
            var tooOld = gifts.tooOld(now, BATCH);
            tooOld.forEach(gift -> gifts.save(gift.ended(GiftStatus.EXPIRED)));
            return tooOld.size();
        });
    }
}
