package org.mecene.application.payouts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutAccounts;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.platform.Job;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends payouts that may be sent, and asks what became of those that were. No answer means unknown
/// and not failed: the payout stays where it is, and is asked for again under its own id (rules.md
/// P16), also by another node after this one went down.
public final class SendPayouts implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SendPayouts.class);
    private static final int BATCH = 20;

    /// Longer than a batch may take with the provider slow.
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Duration FROZEN = Duration.ofHours(1);

    /// Longer than a claim, so that whatever waited behind it comes first.
    private static final Duration UNANSWERED = Duration.ofMinutes(10);

    private static final int MOST_UNANSWERED = 3;
    private static final String OWED = "balance_below_zero";

    private final Transactions transactions;
    private final Payouts payouts;
    private final PayoutAccounts accounts;
    private final LookAtAccounts lookAtAccounts;
    private final Ledger ledger;
    private final SettlePayouts settlePayouts;
    private final PayoutRules rules;
    private final PayoutGateway gateway;
    private final InstantSource clock;

    public SendPayouts(
            Transactions transactions,
            Payouts payouts,
            PayoutAccounts accounts,
            LookAtAccounts lookAtAccounts,
            Ledger ledger,
            SettlePayouts settlePayouts,
            Users users,
            Campaigns campaigns,
            PayoutGateway gateway,
            InstantSource clock) {
        this.transactions = transactions;
        this.payouts = payouts;
        this.accounts = accounts;
        this.lookAtAccounts = lookAtAccounts;
        this.ledger = ledger;
        this.settlePayouts = settlePayouts;
        this.rules = new PayoutRules(users, campaigns);
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "send-payouts";
    }

    @Override
    public int run(Instant now) {
        var due = transactions.call(() -> payouts.claim(now, now.plus(CLAIM), BATCH));
        var unanswered = 0;
        for (var payout : due) {
            if (!send(payout) && ++unanswered == MOST_UNANSWERED) {
                // The others wait for the end of the claim, and other jobs for nobody.
                break;
            }
        }
        return due.size();
    }

    /// @return false when the provider did not answer
    private boolean send(Payout claimed) {
        try {
            if (mayBegin(claimed)) {
                if (!gateway.isCovered(claimed.amount())) {
                    LOG.warn("Payout {} waits for our balance at the provider", claimed.id());
                    lookLater(claimed.id());
                    return true;
                }
                // Another bank account holds it, also when the provider's word of it was lost.
                lookAtAccounts.lookNow(claimed.owner());
            }
            var order = transactions.call(() -> begin(claimed.id()));
            if (order != null) {
                var answer = gateway.send(order);
                transactions.run(() -> settlePayouts.answered(order, answer));
                warnOfNobodys(claimed);
            }
        } catch (ProviderUnavailable unavailable) {
            LOG.warn("Payout {} will be asked for again", claimed.id(), unavailable);
            lookLater(claimed.id());
            return false;
        } catch (RuntimeException failure) {
            // The others of the batch are not to wait for it.
            LOG.error("Payout {} could not be sent and will be tried again", claimed.id(), failure);
        }
        return true;
    }

    private void lookLater(PayoutId id) {
        transactions.run(() -> payouts.lookAt(id, clock.instant().plus(UNANSWERED)));
    }

    /// Marks a payout as begun before the provider hears of it, if it may be sent. One that was
    /// begun may have been sent, so it is asked for whatever came in between: the provider looks
    /// before it sends, and what it has sent a ban does not call back.
    ///
    /// @return null when there is nothing to ask
    private @Nullable PayoutOrder begin(PayoutId id) {
        var payout = payouts.findForUpdate(id).orElseThrow();
        var isOver = !payout.status().mayBecome(PayoutStatus.FAILED);
        if (isOver || payout.awaitsApproval()) {
            payouts.lookAt(id, null);
            return null;
        }
        var now = clock.instant();
        var begunAt = payout.state().begunAt();
        if (begunAt == null) {
            if (isFrozen(payout, now)) {
                payouts.lookAt(id, now.plus(FROZEN));
                return null;
            }
            if (owes(payout)) {
                fail(payout, now);
                return null;
            }
            begunAt = now;
            payouts.save(payout.begun(begunAt));
        }
        return new PayoutOrder(id, payout.asked().accountRef(), payout.amount(), begunAt);
    }

    /// What came back when its owner was gone nobody can ask for: an operator has to see it.
    private void warnOfNobodys(Payout before) {
        var status = payouts.find(before.id()).map(Payout::status).orElse(before.status());
        if (status == PayoutStatus.FAILED && rules.isErased(before.owner())) {
            LOG.error(
                    "Payout {} came back and its owner {} was erased: {} are owed to nobody",
                    before.id(),
                    before.owner(),
                    before.amount());
        }
    }

    private static boolean mayBegin(Payout payout) {
        return payout.status() == PayoutStatus.REQUESTED
                && !payout.awaitsApproval()
                && payout.state().begunAt() == null;
    }

    /// Whether what went back since the payout was asked for took more than was left, so that
    /// nothing is paid out until it is covered (rules.md P2).
    private boolean owes(Payout payout) {
        // In the books, what we owe counts down.
        return ledger.balanceForUpdate(
                        Account.creatorAvailable(payout.owner()), payout.amount().currency())
                .isPositive();
    }

    /// What was reserved covers what is owed.
    private void fail(Payout payout, Instant now) {
        var failed = payout.failed(OWED, now);
        payouts.save(failed);
        settlePayouts.returned(payout, failed, now);
        payouts.lookAt(payout.id(), null);
    }

    private boolean isFrozen(Payout payout, Instant now) {
        return accounts.find(payout.owner())
                .filter(account -> isSame(account, payout))
                .filter(account -> rules.isPayable(account, now))
                .isEmpty();
    }

    private static boolean isSame(PayoutAccount account, Payout payout) {
        return payout.asked().accountRef().equals(account.providerRef());
    }
}
