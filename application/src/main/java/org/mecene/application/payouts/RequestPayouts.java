package org.mecene.application.payouts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutAccounts;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutRefusal.AccountNotReady;
import org.mecene.domain.payouts.PayoutRefusal.BeyondAvailable;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Users;

/// Somebody asks for what is available to them. The money is reserved in the transaction that
/// writes the payout, under the lock of their payout account and of their balance, so that of two
/// that come at once the second sees what the first took (rules.md P5). The provider is asked after
/// it (see [SendPayouts]).
public final class RequestPayouts {
    private static final Duration KEY_LIFE = Duration.ofDays(1);

    private final Transactions transactions;
    private final PayoutAccounts accounts;
    private final Payouts payouts;
    private final Ledger ledger;
    private final PayoutRules rules;
    private final PayoutGateway gateway;
    private final SettingsStore settings;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public RequestPayouts(
            Transactions transactions,
            PayoutAccounts accounts,
            Payouts payouts,
            Ledger ledger,
            Users users,
            Campaigns campaigns,
            PayoutGateway gateway,
            SettingsStore settings,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.payouts = payouts;
        this.ledger = ledger;
        this.rules = new PayoutRules(users, campaigns);
        this.gateway = gateway;
        this.settings = settings;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param onceKey under which the caller asks once, however often the request comes; null when
    ///   they do not say
    /// @throws Refused with a [PayoutRefusal], `NotPermitted`, or [PaymentRefusal.BelowMinimum]
    public Payout handle(Actor actor, Money amount, @Nullable String onceKey) {
        var owner = actor.requireSignedIn().id();
        return transactions.call(() -> {
            var account = lock(owner);
            var known = onceKey == null ? null : payouts.findAsked(owner, onceKey).orElse(null);
            if (known == null) {
                return reserve(account, amount, onceKey);
            }
            // Keys are promised for a day; one that is used anew after that means something new.
            var isAgain = clock.instant().isBefore(known.createdAt().plus(KEY_LIFE));
            return isAgain ? known : reserve(account, amount, null);
        });
    }

    /// The caller's own, newest first.
    public Page<Payout> own(Actor actor, PageRequest page) {
        return payouts.ofOwner(actor.requireSignedIn().id(), page);
    }

    private PayoutAccount lock(UserId owner) {
        return accounts.findForUpdate(owner)
                .orElseThrow(() -> new Refused(new AccountNotReady(PayoutAccount.State.NONE)));
    }

    private Payout reserve(PayoutAccount account, Money amount, @Nullable String onceKey) {
        var now = clock.instant();
        rules.requirePayable(account, now);
        requireEnough(account.owner(), amount);
        var ref = account.providerRef();
        if (ref == null) {
            throw new Refused(new AccountNotReady(account.state()));
        }
        var needsApproval = settings.current().payouts().needsApproval(amount);
        var asked = new Payout.Asked(amount, ref, needsApproval, onceKey);
        var payout = Payout.ask(new PayoutId(ids.next()), account.owner(), asked, now);
        payouts.add(payout);
        payouts.lookAt(payout.id(), needsApproval ? null : now);
        ledger.book(
                Bookings.payoutReserved(
                        new EntryId(ids.next()),
                        payout.id().value(),
                        Account.creatorAvailable(account.owner()),
                        amount,
                        now));
        auditLog.add(entry(payout));
        return payout;
    }

    private void requireEnough(UserId owner, Money amount) {
        var minimum = gateway.minimum(amount.currency());
        if (amount.isLessThan(minimum)) {
            throw new Refused(new PaymentRefusal.BelowMinimum(amount, minimum));
        }
        // In the books, what we owe counts down.
        var available =
                ledger.balanceForUpdate(Account.creatorAvailable(owner), amount.currency())
                        .negated();
        if (available.isLessThan(amount)) {
            throw new Refused(new BeyondAvailable(amount, available));
        }
    }

    private AuditLog.Entry entry(Payout payout) {
        return new AuditLog.Entry(
                ids.next(),
                payout.createdAt(),
                payout.owner(),
                "payout.requested",
                payout.id().value(),
                Map.of("amount", payout.amount().toString()));
    }
}
