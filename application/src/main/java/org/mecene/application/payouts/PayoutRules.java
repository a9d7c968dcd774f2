package org.mecene.application.payouts;

import java.time.Instant;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutRefusal.AccountNotReady;
import org.mecene.domain.payouts.PayoutRefusal.TooEarly;
import org.mecene.domain.payouts.PayoutRefusal.UnderReview;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// Who may be paid now. Asked when a payout is asked for, and again before it is sent, because a
/// ban, a look into a campaign or another bank account may have come in between (rules.md P7, P12).
final class PayoutRules {
    private final Users users;
    private final Campaigns campaigns;

    PayoutRules(Users users, Campaigns campaigns) {
        this.users = users;
        this.campaigns = campaigns;
    }

    /// @throws Refused with a [org.mecene.domain.payouts.PayoutRefusal], or `NotPermitted` for
    ///   somebody who is shut out
    void requirePayable(PayoutAccount account, Instant now) {
        requireFree(account.owner());
        if (account.state() != PayoutAccount.State.READY) {
            throw new Refused(new AccountNotReady(account.state()));
        }
        account.waitsAt(now)
                .ifPresent(until -> {
                    throw new Refused(new TooEarly(until));
                });
    }

    boolean isPayable(PayoutAccount account, Instant now) {
        try {
            requirePayable(account, now);
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    boolean isErased(UserId owner) {
        return users.find(owner).filter(user -> user.status() == User.Status.ERASED).isPresent();
    }

    private void requireFree(UserId owner) {
        var isActive =
                users.find(owner).filter(user -> user.status() == User.Status.ACTIVE).isPresent();
        if (!isActive) {
            throw CommonRefusal.notPermitted();
        }
        if (campaigns.hasSuspended(owner)) {
            throw new Refused(new UnderReview());
        }
    }
}
